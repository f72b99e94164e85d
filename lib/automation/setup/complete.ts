import type { IncomingField, Mapping, Variable } from "@/db/schema";
import { pathOfKey } from "@/lib/payload/path";
import { respondentTargets } from "../decide/target";

/** The standard fields of incoming data and what each fills. */
export const standardFields = [
  { name: "EmailAddress", target: "email" },
  { name: "FirstName", target: "firstName" },
  { name: "LastName", target: "lastName" },
  { name: "Language", target: "language" },
] as const;

/** The fields and mapping of a new automation, as far as they were given. */
export type GivenSetup = { fields?: IncomingField[] | undefined; mapping?: Mapping | undefined };

/**
 * Fills in what was left out of fields and mapping: no fields are the standard ones and the survey's variables, no
 * mapping is by same names, a mapped name that is no field becomes one, and the e-mail is always included and mapped.
 * Pure.
 */
export function completeSetup(
  given: GivenSetup,
  variables: readonly Variable[],
): { fields: IncomingField[]; mapping: Mapping } {
  const fields = [...(given.fields ?? defaultFields(variables))];
  const named = new Set(fields.map(({ name }) => name));
  for (const name of Object.keys(given.mapping ?? {})) {
    if (!named.has(name)) fields.push({ name, path: pathOfKey(name), required: false });
  }
  const mapping: Mapping = { ...(given.mapping ?? matchNames(fields, variables)) };
  if (!Object.values(mapping).includes("email")) {
    const own = fields.find(({ name }) => name.toLowerCase() === "emailaddress");
    if (!own) fields.unshift({ name: "EmailAddress", path: "EmailAddress", required: true });
    const name = own?.name ?? "EmailAddress";
    if (!Object.hasOwn(mapping, name)) mapping[name] = "email";
  }
  return { fields, mapping };
}

/** The standard fields and one for each background variable, required where the variable is. */
export function defaultFields(variables: readonly Variable[]): IncomingField[] {
  const standard = standardFields.map(({ name, target }) => ({
    name,
    path: name,
    required: target === "email",
  }));
  const taken = new Set<string>(standard.map(({ name }) => name.toLowerCase()));
  const own = variables
    .filter(({ name }) => !taken.has(name.toLowerCase()))
    .map(({ name, required }) => ({ name, path: pathOfKey(name), required }));
  return [...standard, ...own];
}

/** Maps each field to what has its name, without regard to case; each target once. */
export function matchNames(fields: readonly IncomingField[], variables: readonly Variable[]): Mapping {
  const targets = new Map<string, string>();
  for (const target of respondentTargets) targets.set(target.toLowerCase(), target);
  for (const { name, target } of standardFields) targets.set(name.toLowerCase(), target);
  for (const { name } of variables)
    if (!targets.has(name.toLowerCase())) targets.set(name.toLowerCase(), name);
  const mapping: Mapping = {};
  const used = new Set<string>();
  for (const { name } of fields) {
    const target = targets.get(name.toLowerCase());
    mapping[name] = target && !used.has(target) ? target : null;
    if (target) used.add(target);
  }
  return mapping;
}
