import type { IncomingField, Mapping, Variable } from "@/db/schema";
import type { FieldType } from "@/lib/filter/operators";

/** The fields of a respondent that a mapping may fill, beside the survey's background variables. */
export const respondentTargets = ["email", "firstName", "lastName", "language"] as const;

/** What a field fills: something of the respondent, a background variable, or nothing. */
export type Target = (typeof respondentTargets)[number] | Variable | null;

/** What a mapping may name. */
export function knownTargets(variables: readonly Pick<Variable, "name">[]): Set<string> {
  return new Set([...respondentTargets, ...variables.map(({ name }) => name)]);
}

/** What the mapping lets a field fill. */
export function targetOf(mapping: Mapping, field: string, variables: readonly Variable[]): Target {
  const wanted = Object.hasOwn(mapping, field) ? mapping[field] : null;
  if (!wanted) return null;
  return (
    respondentTargets.find((own) => own === wanted) ?? variables.find(({ name }) => name === wanted) ?? null
  );
}

/** The type of a field: its own, or that of what it fills. Undefined: whatever is asked for. */
export function typeOfField({ type }: Pick<IncomingField, "type">, target: Target): FieldType | undefined {
  if (type) return type;
  if (target === null) return undefined;
  if (typeof target === "string" || target.type === "list") return "text";
  if (target.type === "date") return "date";
  return target.format === "numeric" ? "number" : "text";
}

/** What a field must be, so that people can be told: of a respondent, of a variable, or as it was declared. */
export type Expected =
  | { kind: "email" | "language" | "text" | "number" | "date" | "boolean" | "any" }
  | { kind: "list"; options: string[] }
  | { kind: "pattern"; pattern: string };

/** What a field must be, by what it fills and its declared type. */
export function expectedOf(
  field: IncomingField,
  { mapping, variables }: { mapping: Mapping; variables: readonly Variable[] },
): Expected {
  const target = targetOf(mapping, field.name, variables);
  if (target === "email" || target === "language") return { kind: target };
  if (target !== null && typeof target === "object") {
    if (target.type === "list") return { kind: "list", options: target.options ?? [] };
    if (target.format === "email") return { kind: "email" };
    if (target.format === "regex") return { kind: "pattern", pattern: target.pattern ?? "" };
    if (target.type === "date" || target.format === "numeric") return { kind: typeOfField({}, target)! };
  }
  return { kind: typeOfField(field, target) ?? "any" };
}
