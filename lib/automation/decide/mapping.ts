import type { FieldFault, IncomingField, Mapped, Mapping, Variable } from "@/db/schema";
import type { FieldType } from "@/lib/filter/operators";
import { isStorable } from "@/lib/input/storable";
import { isMissing, type Json, toText } from "@/lib/payload/json";
import { gotOf } from "@/lib/reason/got";
import { fail, ok, type Result } from "@/lib/result";
import { parsePublicAddress } from "@/lib/text/email-address";
import { matchLanguage, parseLanguage } from "@/lib/text/language";
import { trimmed } from "@/lib/text/trimmed";
import { faultOfText, wrongType } from "./faults";
import { checkVariable } from "./variable";

/** The type of a field: its own, or that of the variable it is mapped to. Undefined: whatever is asked for. */
export function typeOfField(
  field: IncomingField,
  mapping: Mapping,
  variables: readonly Variable[],
): FieldType | undefined {
  if (field.type) return field.type;
  const target = targetOf(mapping, field.name);
  if (!target) return undefined;
  const variable = variables.find(({ name }) => name === target);
  if (!variable) return "text";
  if (variable.type === "date") return "date";
  return variable.format === "numeric" ? "number" : "text";
}

/** What the mapping needs to know beside the values. */
export type MappingContext = {
  mapping: Mapping;
  fields: readonly IncomingField[];
  variables: readonly Variable[];
  languages: readonly string[];
  timeZone: string;
};

/**
 * Maps the values of the incoming fields to a respondent.
 * @param value the value of a field by its name
 * @returns the respondent with variables as text, or every fault found, each with the field it came in
 */
export function mapRespondent(
  value: (field: string) => Json | undefined,
  context: MappingContext,
): Result<Mapped & { email: string; language: string }, FieldFault[]> {
  const errors: FieldFault[] = [];
  const mapped: Mapped = { email: null, firstName: null, lastName: null, language: null, variables: {} };
  const sourceOf = (target: string) =>
    context.fields.find(({ name }) => targetOf(context.mapping, name) === target)?.name;

  const emailField = sourceOf("email") ?? "EmailAddress";
  const email = textOf(value(emailField));
  if (email.missing) {
    if (!isReported(emailField, context))
      errors.push({ field: emailField, code: "missing_field", fills: "email" });
  } else if (email.text === undefined) {
    errors.push({ field: emailField, code: "invalid_email", got: gotOf(value(emailField)) });
  } else {
    const parsed = parsePublicAddress(email.text);
    if (parsed.ok) mapped.email = parsed.value;
    else if (!isStorable(email.text)) errors.push({ field: emailField, code: "invalid_characters" });
    else errors.push({ field: emailField, code: "invalid_email", ...parsed.error });
  }

  for (const target of ["firstName", "lastName"] as const) {
    const field = sourceOf(target);
    const name = field ? textOf(value(field)) : undefined;
    if (!field || !name || name.missing) continue;
    const fault =
      name.text === undefined ? wrongType(field, "text", value(field)) : faultOfText(field, name.text, 200);
    if (fault) errors.push(fault);
    else mapped[target] = name.text!;
  }

  const languageField = sourceOf("language");
  const tag = languageField ? textOf(value(languageField)) : undefined;
  mapped.language = context.languages[0] ?? "en";
  if (languageField && tag && !tag.missing) {
    const fault = tag.text === undefined ? undefined : faultOfText(languageField, tag.text, 200);
    if (fault?.code === "invalid_characters") errors.push(fault);
    else if (tag.text === undefined || parseLanguage(tag.text) === null) {
      errors.push({ field: languageField, code: "invalid_language", got: gotOf(value(languageField)) });
    } else mapped.language = matchLanguage(tag.text, context.languages) ?? mapped.language;
  }

  const variables: [string, string][] = [];
  for (const variable of context.variables) {
    const field = sourceOf(variable.name);
    const given = field === undefined ? undefined : value(field);
    if (field === undefined || isMissing(given)) {
      if (variable.required && !(field && isReported(field, context))) {
        const fills = { variable: variable.name };
        errors.push({ field: field ?? variable.name, code: "missing_field", fills });
      }
      continue;
    }
    const checked = checkVariable(variable, given as Json, field, context.timeZone);
    if (checked.ok) variables.push([variable.name, checked.value]);
    else errors.push(checked.error);
  }
  // Not by assignment: a variable may be called __proto__.
  mapped.variables = Object.fromEntries(variables);
  return errors.length > 0 ? fail(errors) : ok(mapped as Mapped & { email: string; language: string });
}

function targetOf(mapping: Mapping, field: string): string | null {
  return Object.hasOwn(mapping, field) ? (mapping[field] ?? null) : null;
}

/** A required field that is missing is reported where fields are checked, once. */
function isReported(name: string, { fields }: MappingContext): boolean {
  return fields.some((field) => field.name === name && field.required);
}

function textOf(value: Json | undefined): { missing: boolean; text: string | undefined } {
  if (isMissing(value)) return { missing: true, text: undefined };
  const text = toText(value as Json);
  return { missing: false, text: text === undefined ? undefined : trimmed(text) };
}
