import type { CancelRule, Delay, FieldFault, Filter, IncomingField, Mapping, Variable } from "@/db/schema";
import type { FilterContext } from "@/lib/filter/evaluate";
import type { FieldType } from "@/lib/filter/operators";
import type { Json } from "@/lib/payload/json";
import { type Path, parsePath } from "@/lib/payload/path";
import { normal } from "@/lib/text/normal";
import { fieldValue, stepFault } from "./field-value";
import { type Target, targetOf, typeOfField } from "./target";

/** A field ready to be read and judged: its path, what it fills, and the type that filters compare it as. */
export type PreparedField = IncomingField & {
  parsed: Path;
  target: Target;
  resolved: FieldType | undefined;
};

/** The part of an automation's set-up that decides what becomes of a respondent. */
export type Rules = {
  fields: PreparedField[];
  filter: Filter | null;
  delay: Delay | null;
  dedupeField: string | null;
  cancelRule: CancelRule | null;
  variables: readonly Variable[];
  languages: readonly string[];
  timeZone: string;
};

/** Prepares the rules. */
export function prepareRules(
  rules: Omit<Rules, "fields" | "cancelRule"> & {
    fields: readonly IncomingField[];
    mapping: Mapping;
    cancelRule?: CancelRule | null;
  },
): Rules {
  const fields = prepareFields(rules.fields, rules.mapping, rules.variables);
  return { ...rules, cancelRule: rules.cancelRule ?? null, fields };
}

/** Prepares fields. A path that does not parse reads the key of that name; of two fields with one target the first fills it. */
export function prepareFields(
  fields: readonly IncomingField[],
  mapping: Mapping,
  variables: readonly Variable[],
): PreparedField[] {
  const taken = new Set<Target>();
  return fields.map((field) => {
    const path = parsePath(field.path);
    const wanted = targetOf(mapping, field.name, variables);
    const target = taken.has(wanted) ? null : wanted;
    taken.add(wanted);
    // A variable that the survey lost was text, as far as anybody knows.
    const lost = wanted === null && Object.hasOwn(mapping, field.name) && mapping[field.name] !== null;
    return {
      ...field,
      parsed: path.ok ? path.value : keyPath(field.path),
      target,
      resolved: typeOfField(field, wanted) ?? (lost ? "text" : undefined),
    };
  });
}

/** What rules look at: values by the names of fields, and of keys that are none; and the steps that could not be done. */
export type Reading = FilterContext & { undone: (field: string) => FieldFault | undefined };

/** A respondent as rules look at it. */
export function readingOf(
  { fields, timeZone }: Pick<Rules, "fields" | "timeZone">,
  respondent: Json,
  body: Json,
): Reading {
  const named = (name: string) => fields.find((field) => field.name === name);
  const values = new Map<string, ReturnType<typeof fieldValue>>();
  const made = (name: string) => {
    const known = values.get(name);
    if (known) return known;
    const found = fieldValue(named(name) ?? { parsed: keyPath(name) }, respondent, body);
    values.set(name, found);
    return found;
  };
  return {
    value: (name) => {
      const found = made(name);
      return found.ok ? found.value : undefined;
    },
    undone: (name) => {
      const found = made(name);
      return found.ok ? undefined : stepFault(name, found.error);
    },
    type: (name) => named(name)?.resolved,
    timeZone,
  };
}

function keyPath(key: string): Path {
  return { from: "respondent", segments: [normal(key)] };
}
