import type { IncomingField, Mapping, Variable } from "@/db/schema";
import { defaultFields, matchNames, standardFields } from "./complete";

/** A field that may be included: a standard one, one of the survey's background variables, or one of the person's own. */
export type FieldRow = {
  name: string;
  kind: "standard" | "variable" | "own";
  /** As it is included; null where it is left out. */
  field: IncomingField | null;
  /** The field as it would be included. */
  offered: IncomingField;
  /** The e-mail address comes from it: it is always included. */
  locked: boolean;
};

/** The name of the field that the e-mail address comes from. */
export function emailFieldOf(mapping: Mapping): string {
  return Object.keys(mapping).find((name) => mapping[name] === "email") ?? "EmailAddress";
}

/** Every field that may be included, included or not: standard fields, background variables, own fields. */
export function fieldRows(
  fields: readonly IncomingField[],
  mapping: Mapping,
  variables: readonly Variable[],
): FieldRow[] {
  const email = emailFieldOf(mapping);
  const standard = new Set<string>(standardFields.map(({ name }) => name));
  const offered = defaultFields(variables).filter(({ name }) => name !== "EmailAddress" || name === email);
  const known = new Set(offered.map(({ name }) => name));
  const row = (name: string, kind: FieldRow["kind"], offer: IncomingField): FieldRow => ({
    name,
    kind,
    field: fields.find((field) => field.name === name) ?? null,
    offered: offer,
    locked: name === email,
  });
  return [
    ...offered.map((offer) => row(offer.name, standard.has(offer.name) ? "standard" : "variable", offer)),
    ...fields.filter(({ name }) => !known.has(name)).map((field) => row(field.name, "own", field)),
  ];
}

/**
 * The fields after another survey was chosen: those of its variables come, those of the former survey's variables go,
 * what was said about standard and own fields stays.
 * @param before the former survey's variables; undefined where there was none yet
 */
export function fieldsForSurvey(
  fields: readonly IncomingField[],
  before: readonly Variable[] | undefined,
  after: readonly Variable[],
): IncomingField[] {
  if (!before && fields.length === 0) return defaultFields(after);
  const gone = new Set((before ?? []).map(({ name }) => name));
  for (const { name } of after) gone.delete(name);
  const kept = fields.filter(({ name }) => !gone.has(name));
  const names = new Set(kept.map(({ name }) => name.toLowerCase()));
  const former = new Set((before ?? []).map(({ name }) => name));
  const fresh = defaultFields(after).filter(
    ({ name }) =>
      after.some((variable) => variable.name === name) && !former.has(name) && !names.has(name.toLowerCase()),
  );
  return [...kept, ...fresh];
}

/**
 * The mapping with same names matched for the fields nobody has decided on; targets that are taken stay with who has
 * them. A field that matches nothing is left undecided: it has no entry, where null means skipped.
 */
export function suggestMapping(
  fields: readonly IncomingField[],
  mapping: Mapping,
  variables: readonly Variable[],
): Mapping {
  const names = new Set(fields.map(({ name }) => name));
  const decided = Object.fromEntries(Object.entries(mapping).filter(([name]) => names.has(name)));
  const taken = new Set(Object.values(decided));
  const matched = matchNames(
    fields.filter(({ name }) => !Object.hasOwn(decided, name)),
    variables,
  );
  const fresh = Object.entries(matched).filter(([, target]) => target !== null && !taken.has(target));
  return { ...decided, ...Object.fromEntries(fresh) };
}

/** The survey's required variables that no field is mapped to. */
export function unfilledVariables(mapping: Mapping, variables: readonly Variable[]): string[] {
  const filled = new Set(Object.values(mapping));
  return variables.filter(({ name, required }) => required && !filled.has(name)).map(({ name }) => name);
}
