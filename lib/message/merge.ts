import type { Field } from "@/lib/text/merge-fields";
import { normal } from "@/lib/text/normal";

export { cutFields, type Field, type Part } from "@/lib/text/merge-fields";

/** What stands for the fields of one respondent, by name; names are case-sensitive. */
export type Values = ReadonlyMap<string, string>;

/** The names that every message may use, beside the links and the background variables of a survey. */
export const commonFields = ["firstName", "lastName", "email", "language", "surveyTitle"] as const;

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
