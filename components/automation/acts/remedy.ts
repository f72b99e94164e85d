import type { AutomationRowData } from "../list/automation-row-data";

/** What mends an automation: the words of its button, and where that leads; `enable` is an act. */
export type Remedy = {
  act: "openSurvey" | "chooseMessage" | "mendMapping" | "seeMail" | "see" | "enable";
  href: string;
};

const mapping = new Set(["mapping_without_email", "variable_missing", "variable_unmapped", "invalid_data"]);
/** What a set-up can lack; where none of it stands in the way any more, it was mended. */
const setup = new Set([
  "survey_closed",
  "survey_missing",
  "message_missing",
  "mapping_without_email",
  "variable_missing",
]);

/** The code by which an automation that needs somebody is told: what stands in its way, else what failed last. */
export function troubleOf(row: AutomationRowData): string | null {
  const { faults, disabledReason, lastFailure } = row;
  if (faults[0]) return faults[0].code;
  if (disabledReason?.code === "failures_in_a_row") return disabledReason.details.last;
  if (lastFailure?.errors?.length) return "invalid_data";
  return lastFailure?.failure?.code ?? null;
}

/** What is done about it first. Pure. */
export function remedyOf(row: AutomationRowData): Remedy {
  const code = troubleOf(row);
  const here = `/automations/${row.id}`;
  const see = { act: "see", href: `${here}/errors` } as const;
  if (row.status === "disabled" && row.faults.length === 0 && (!code || setup.has(code)))
    return { act: "enable", href: here };
  if (code === "survey_closed" && row.surveyId)
    return { act: "openSurvey", href: `/surveys/${row.surveyId}/settings` };
  if (code === "message_missing") return { act: "chooseMessage", href: `${here}/settings` };
  if (row.mailWaiting > 0 && row.status === "enabled" && row.faults.length === 0)
    return { act: "seeMail", href: "/settings/mail" };
  const data = row.lastFailure?.errors?.length || row.disabledReason?.details;
  if (code && (mapping.has(code) || (data && row.lastFailure?.errors?.length)))
    return { act: "mendMapping", href: `${here}/mapping` };
  return see;
}
