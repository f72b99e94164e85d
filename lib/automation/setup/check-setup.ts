import type { Filter, IncomingField, Mapping, Variable } from "@/db/schema";
import type { FieldError } from "@/lib/errors";
import { operatorsOf } from "@/lib/filter/operator-table";
import { convert, type FieldType } from "@/lib/filter/operators";
import { conditionsOf } from "@/lib/filter/walk";
import { knownTargets, targetOf, typeOfField } from "../decide/target";

/** What is checked of an automation's set-up together with its survey. */
export type SetupToCheck = {
  fields: readonly IncomingField[];
  mapping: Mapping;
  filter: Filter | null;
  surveyId: string | null;
  messageId: string | null;
};

/**
 * Checks what one field alone cannot show: targets exist and stand once, the e-mail is mapped, filter values are of
 * their field's type; unless it is a draft also that survey, message and required variables are there.
 * Pure. @param variables the survey's, or undefined where the draft has none yet
 */
export function checkSetup(
  setup: SetupToCheck,
  variables: readonly Variable[] | undefined,
  options: { draft: boolean; timeZone: string },
): FieldError[] {
  const errors = checkTargets(setup.mapping, variables);
  if (!options.draft) {
    if (setup.surveyId === null) errors.push(required("surveyId", "Which survey is sent out?"));
    if (setup.messageId === null) errors.push(required("messageId", "Which message invites to it?"));
    const filled = new Set(Object.values(setup.mapping));
    for (const { name } of (variables ?? []).filter(({ required }) => required)) {
      if (!filled.has(name))
        errors.push(required("mapping", `The survey requires ${name}, and no field is mapped to it.`));
    }
  }
  if (!Object.values(setup.mapping).includes("email") && !(options.draft && setup.surveyId === null)) {
    errors.push(required("mapping", "Map a field to email: the invitation is sent to it."));
  }
  errors.push(...checkFilterTypes(setup, variables ?? [], options.timeZone));
  return errors;
}

function checkTargets(mapping: Mapping, variables: readonly Variable[] | undefined): FieldError[] {
  const known = knownTargets(variables ?? []);
  const filledBy = new Map<string, string>();
  const errors: FieldError[] = [];
  for (const [field, target] of Object.entries(mapping)) {
    if (target === null) continue;
    const at = `mapping.${field}`;
    if (variables && !known.has(target)) {
      const message = `The survey has no background variable ${target}. Take one of ${[...known].join(", ")}, or null.`;
      errors.push({ field: at, code: "unknown_target", message });
    }
    const other = filledBy.get(target);
    if (other !== undefined)
      errors.push({ field: at, code: "duplicate", message: `${other} is mapped to ${target} already.` });
    filledBy.set(target, field);
  }
  return errors;
}

const comparing = new Set<string>(operatorsOf("equality", "membership", "order", "moment"));

function checkFilterTypes(
  { filter, fields, mapping }: SetupToCheck,
  variables: readonly Variable[],
  timeZone: string,
): FieldError[] {
  return conditionsOf(filter).flatMap(({ condition: { field, op, value }, at }) => {
    const incoming = fields.find(({ name }) => name === field);
    const type = incoming && typeOfField(incoming, targetOf(mapping, field, variables));
    if (!type || !comparing.has(op) || value === undefined) return [];
    const values = Array.isArray(value) ? value : [value];
    const wrong = values.find((item) => convert(item, type, timeZone) === undefined);
    if (wrong === undefined) return [];
    const place = ["filter", ...at.map(({ join, index }) => `${join}[${index}]`), "value"].join(".");
    return [{ field: place, code: "invalid_type", message: message(field, type, wrong) }];
  });
}

function message(field: string, type: FieldType, value: string | number | boolean): string {
  return `${field} is a ${type}, and ${JSON.stringify(value)} is none.`;
}

function required(field: string, message: string): FieldError {
  return { field, code: "missing_field", message };
}
