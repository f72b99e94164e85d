import type { Mapping, surveys } from "@/db/schema";
import { respondentTargets } from "./targets";

/** What is wrong with an automation's set-up; the code names a row of the failure catalogue. */
export type SetupFault = {
  code: "survey_missing" | "survey_closed" | "message_missing" | "mapping_without_email" | "variable_missing";
  message?: string;
};

/**
 * Looks for what keeps an automation from inviting anybody, whatever the sender does right. Pure.
 * @param survey the automation's survey, or null
 * @param messageId the id of its message as long as there is one
 */
export function findSetupFault(
  mapping: Mapping,
  survey: Pick<typeof surveys.$inferSelect, "title" | "status" | "variables"> | null,
  messageId: string | null,
): SetupFault | null {
  if (!survey) return { code: "survey_missing" };
  if (survey.status !== "open") {
    const state = survey.status === "draft" ? "still a draft" : "closed";
    return { code: "survey_closed", message: `The survey “${survey.title}” is ${state}.` };
  }
  if (!messageId) return { code: "message_missing" };
  const targets = Object.values(mapping).filter((target): target is string => target !== null);
  if (!targets.includes("email")) return { code: "mapping_without_email" };
  const known = new Set<string>([...respondentTargets, ...survey.variables.map(({ name }) => name)]);
  const unknown = targets.find((target) => !known.has(target));
  if (unknown === undefined) return null;
  return {
    code: "variable_missing",
    message: `The mapping names ${unknown}, and the survey has no such background variable.`,
  };
}
