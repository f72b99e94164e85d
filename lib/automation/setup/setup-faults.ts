import type { FailureDetails, Filter, Mapping, surveys, Variable } from "@/db/schema";
import { compilePattern, type PatternUse } from "@/lib/filter/pattern";
import { conditionsOf } from "@/lib/filter/walk";
import { statusAt } from "@/lib/survey/status";
import { systemClock } from "../../clock";
import { knownTargets } from "../decide/target";

/** What is wrong with an automation's set-up; the code names a row of the failure catalogue. */
export type SetupFault = {
  code:
    | "survey_missing"
    | "survey_closed"
    | "message_missing"
    | "mapping_without_email"
    | "variable_missing"
    | "pattern_too_complex";
  details?: FailureDetails;
};

/** The survey as far as a set-up hangs on it. */
type SurveyOfSetup =
  | (Pick<typeof surveys.$inferSelect, "title" | "status" | "variables"> & { closesAt?: Date | null })
  | null;

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
  filter: Filter | null = null,
  now = systemClock(),
): SetupFault[] {
  const faults: SetupFault[] = [];
  const pattern = dearPattern(filter, survey?.variables ?? []);
  if (pattern !== undefined) faults.push({ code: "pattern_too_complex", details: { pattern } });
  if (!survey) faults.push({ code: "survey_missing" });
  const state = survey && statusAt(survey, now);
  if (survey && state && state !== "open")
    faults.push({ code: "survey_closed", details: { survey: survey.title, state } });
  if (!messageId) faults.push({ code: "message_missing" });
  const targets = Object.values(mapping).filter((target): target is string => target !== null);
  if (!targets.includes("email")) faults.push({ code: "mapping_without_email" });
  if (!survey) return faults;
  const known = knownTargets(survey.variables);
  const unknown = targets.find((target) => !known.has(target));
  if (unknown !== undefined) faults.push({ code: "variable_missing", details: { target: unknown } });
  return faults;
}

/** The first of an automation's set-up faults: the one that its runs fail by. Pure. */
export function findSetupFault(...setup: Parameters<typeof listSetupFaults>): SetupFault | null {
  return listSetupFaults(...setup)[0] ?? null;
}

/** A pattern that no longer could be saved; it comes first, since without it nobody can be judged. */
function dearPattern(filter: Filter | null, variables: readonly Variable[]): string | undefined {
  const isDear = (source: string, use: PatternUse) => {
    const pattern = compilePattern(source, use);
    return !pattern.ok && pattern.error.code === "too_complex";
  };
  const patterns = conditionsOf(filter).flatMap(({ condition: { op, value } }) =>
    op === "matches" ? [String(value)] : [],
  );
  const searched = patterns.find((source) => isDear(source, "search"));
  return searched ?? variables.find(({ pattern }) => pattern && isDear(pattern, "whole"))?.pattern;
}
