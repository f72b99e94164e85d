import type { FieldFault, Mapped } from "@/db/schema";
import { fail, ok, type Result } from "@/lib/result";
import { respondentOf } from "./fitted";
import { judgeField } from "./judge";
import type { PreparedField, Reading, Rules } from "./rules";
import type { Target } from "./target";

/**
 * Makes a respondent of the values of the incoming fields.
 * @param reading the values of fields by their names
 * @returns the respondent with variables as text, or every fault found, each with the field it came in
 */
export function mapRespondent(
  reading: Pick<Reading, "value" | "undone">,
  rules: Pick<Rules, "variables" | "languages" | "timeZone"> & { fields: readonly PreparedField[] },
): Result<Mapped & { email: string; language: string }, FieldFault[]> {
  const { fields, variables, languages } = rules;
  const faults: FieldFault[] = [];
  const fits: [string, string][] = [];
  const judge = (field: Parameters<typeof judgeField>[0]) => {
    const judged = judgeField(field, reading, rules);
    if (judged.state === "misfit") faults.push(...judged.faults);
    else if (judged.state === "missing") faults.push(...(judged.fault ? [judged.fault] : []));
    else if (field.target)
      fits.push([typeof field.target === "string" ? field.target : field.target.name, judged.text]);
  };
  const isFilled = (wanted: Target) => fields.some(({ target }) => target === wanted);
  if (!isFilled("email")) judge({ name: "EmailAddress", required: false, target: "email" });
  for (const field of fields) judge(field);
  for (const variable of variables) {
    if (!variable.required || isFilled(variable)) continue;
    const { name } = variable;
    faults.push({ field: name, code: "missing_field", fills: { variable: name } });
  }
  if (faults.length > 0) return fail(faults);
  const respondent = respondentOf(fits);
  return ok({
    ...respondent,
    email: respondent.email!,
    language: respondent.language ?? languages[0] ?? "en",
  });
}
