import { normal } from "@/lib/text/normal";
import { trimmed } from "@/lib/text/trimmed";

/** A merge field in a text: `{{name}}` or `{{name|fallback text}}`. */
export type Field = { name: string; fallback: string };

/** A text cut at its merge fields: plain pieces and fields by turns, in order. */
export type Part = string | Field;

/** What stands for the fields of one respondent, by name; names are case-sensitive. */
export type Values = ReadonlyMap<string, string>;

/** The names that every message may use, beside the links and the background variables of a survey. */
export const commonFields = ["firstName", "lastName", "email", "language", "surveyTitle"] as const;

const fieldPattern = /\{\{\s*([^{}|\s](?:[^{}|]*[^{}|\s])?)\s*(?:\|([^{}]*))?\}\}/g;

/** Cuts a text at its merge fields. What looks like a field but is none (`{{}}`, `{{a`) stays text. */
export function cutFields(text: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const match of text.matchAll(fieldPattern)) {
    if (match.index > at) parts.push(text.slice(at, match.index));
    parts.push({ name: normal(trimmed(match[1]!)), fallback: match[2]?.trim() ?? "" });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push(text.slice(at));
  return parts;
}

/** What a field becomes: its value, else its fallback, else nothing. A blank value counts as none. */
export function fieldValue(field: Field, values: Values): string {
  const value = values.get(field.name);
  return value === undefined || value.trim() === "" ? field.fallback : value;
}

/** The values that every message may use, less the links, and the respondent's background variables. */
export function respondentValues(
  respondent: {
    email: string;
    firstName: string | null;
    lastName: string | null;
    language: string;
    variables: Record<string, string>;
  },
  surveyTitle: string,
): Map<string, string> {
  const { email, firstName, lastName, language, variables } = respondent;
  return new Map([
    ...Object.entries(variables).map(([name, value]) => [normal(name), value] as const),
    ["firstName", firstName ?? ""],
    ["lastName", lastName ?? ""],
    ["email", email],
    ["language", language],
    ["surveyTitle", surveyTitle],
  ]);
}
