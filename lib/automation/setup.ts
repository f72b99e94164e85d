import type { FailureDetails, Mapping, surveys } from "@/db/schema";
import { respondentTargets } from "./targets";

/** What is wrong with an automation's set-up; the code names a row of the failure catalogue. */
export type SetupFault = {
  code: "survey_missing" | "survey_closed" | "message_missing" | "mapping_without_email" | "variable_missing";
  details?: FailureDetails;
};

/** The survey as far as a set-up hangs on it. */
type SurveyOfSetup = Pick<typeof surveys.$inferSelect, "title" | "status" | "variables"> | null;

/**
 * Looks for what keeps an automation from inviting anybody, whatever the sender does right: all of it, what weighs most
 * first. Pure.
 * @param survey the automation's survey, or null
 * @param messageId the id of its message as long as there is one
 */
export function listSetupFaults(
  mapping: Mapping,
  survey: SurveyOfSetup,
  messageId: string | null,
): SetupFault[] {
  const faults: SetupFault[] = [];
  if (!survey) faults.push({ code: "survey_missing" });
  else if (survey.status !== "open") {
    faults.push({ code: "survey_closed", details: { survey: survey.title, state: survey.status } });
  }
  if (!messageId) faults.push({ code: "message_missing" });
  const targets = Object.values(mapping).filter((target): target is string => target !== null);
  if (!targets.includes("email")) faults.push({ code: "mapping_without_email" });
  if (!survey) return faults;
  const known = new Set<string>([...respondentTargets, ...survey.variables.map(({ name }) => name)]);
  const unknown = targets.find((target) => !known.has(target));
  if (unknown !== undefined) faults.push({ code: "variable_missing", details: { target: unknown } });
  return faults;
}

/** The first of an automation's set-up faults: the one that its runs fail by. Pure. */
export function findSetupFault(...setup: Parameters<typeof listSetupFaults>): SetupFault | null {
  return listSetupFaults(...setup)[0] ?? null;
}
