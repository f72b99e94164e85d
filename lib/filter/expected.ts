import type { IncomingField, Mapping, Variable } from "@/db/schema";

/** What a field must be, so that people can be told: of a respondent, of a variable, or as it was declared. */
export type Expected =
  | { kind: "email" | "language" | "text" | "number" | "date" | "boolean" | "any" }
  | { kind: "list"; options: string[] }
  | { kind: "pattern"; pattern: string };

/** What a field must be, by what it is mapped to and its declared type. */
export function expectedOf(
  field: IncomingField,
  { mapping, variables }: { mapping: Mapping; variables: readonly Variable[] },
): Expected {
  const target = Object.hasOwn(mapping, field.name) ? mapping[field.name] : null;
  if (target === "email" || target === "language") return { kind: target };
  const variable = variables.find(({ name }) => name === target);
  if (variable?.type === "list") return { kind: "list", options: variable.options ?? [] };
  if (variable?.type === "date") return { kind: "date" };
  if (variable?.format === "numeric") return { kind: "number" };
  if (variable?.format === "email") return { kind: "email" };
  if (variable?.format === "regex") return { kind: "pattern", pattern: variable.pattern ?? "" };
  if (field.type) return { kind: field.type };
  return { kind: target || variable ? "text" : "any" };
}
