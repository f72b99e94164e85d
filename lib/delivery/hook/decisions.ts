import { setImmediate } from "node:timers/promises";
import type { FieldFault, Mapped, Reason, RunStatus } from "@/db/schema";
import { addressCame, cameWith, type Decision, decide } from "@/lib/automation/decide/decide";
import type { FieldError } from "@/lib/errors";
import { failureOf } from "@/lib/failures";
import { newIds, newToken } from "@/lib/ids";
import { isPlain, type Json } from "@/lib/payload/json";
import { describeFaults } from "@/lib/reason/fault-sentence";
import { gotOf } from "@/lib/reason/got";
import { type Description, describeFailure, describeReason } from "@/lib/reason/kept";
import { hashSecret } from "@/lib/secret";
import { elementIdOf } from "@/lib/sender/event-id";
import type { RunWrite } from "../write/model";
import type { Hook } from "./setup";

/** A respondent's result as the answer tells it. */
export type Result = {
  index: number;
  status: RunStatus;
  runId?: string;
  sendAt?: string;
  reason?: string;
  reasonCode?: string;
  reasonDetails?: Record<string, unknown>;
  errors?: FieldError[];
  mapped?: Mapped;
};

type Judge = Pick<Hook, "rules"> & Partial<Pick<Hook, "setupFault">>;

/** No longer at a time: other hooks wait in the same process. */
const sliceMs = 15;

/**
 * Decides every respondent of a body: what the filter, the fields and the mapping make of it. At once where that is
 * quick; what takes longer is done in slices, so that other requests are answered between them.
 */
export function decideAll(
  hook: Judge,
  respondents: Json[],
  body: Json,
  now: Date,
): Decision[] | Promise<Decision[]> {
  const decisions: Decision[] = [];
  const slice = () => {
    const began = performance.now();
    while (decisions.length < respondents.length && performance.now() - began < sliceMs)
      decisions.push(decideOne(hook, respondents[decisions.length]!, decisions.length, body, now));
    return decisions.length === respondents.length;
  };
  const inSlices = async () => {
    do await setImmediate();
    while (!slice());
    return decisions;
  };
  return slice() ? decisions : inSlices();
}

/** Decides the respondent at a place of a body. Pure. */
export function decideOne(hook: Judge, respondent: Json, index: number, body: Json, now: Date): Decision {
  if (!isPlain(respondent))
    return { status: "rejected", errors: [notAnObject(respondent, index)], email: cameInPlaceOf(respondent) };
  if (hook.setupFault?.code === "pattern_too_complex")
    return { status: "unjudged", email: addressCame(hook.rules, respondent, body) };
  return decide(hook.rules, respondent, body, now);
}

/** The run of one decision as it is written, and the result as it is told. @param respondent what was decided about */
export function runOf(
  hook: Hook,
  decision: Decision,
  index: number,
  now: Date,
  respondent?: Json,
): { run: RunWrite; result: Result } {
  const ids = newIds("run", "respondent", "invitation");
  const run = blankRun(ids.run, index);
  if (decision.status === "filtered") {
    run.email = decision.email;
    return filteredRun(run, index, decision.reason);
  }
  if (decision.status === "withdraws") {
    run.withdraws = { email: decision.email, dedupe: digestOf(decision.dedupe) };
    run.email = decision.email;
    return filteredRun(run, index, decision.reason);
  }
  if (decision.status === "rejected") {
    const failure = failureOf("invalid_data", "map", now);
    const { errors, email } = decision;
    Object.assign(run, { status: "rejected", errors, email, failure });
    return { run, result: { index, status: "rejected", runId: run.id, errors: describeFaults(errors) } };
  }
  if (decision.status === "taken")
    Object.assign(run, { email: decision.mapped.email, mapped: decision.mapped });
  if (decision.status === "unjudged") run.email = decision.email;
  if (decision.status === "unjudged" || hook.setupFault) {
    const { code, details } = hook.setupFault!;
    const failure = failureOf(code, "receive", now, details);
    Object.assign(run, { status: "failed", failure });
    return { run, result: { index, status: "failed", runId: run.id, ...why(describeFailure(failure)) } };
  }
  const sendAt = decision.sendAt.toISOString();
  // Where each element of a list has its sender's id, one that comes again invites nobody twice.
  run.dedupe = digestOf(decision.dedupe ?? elementIdOf(hook.sender, respondent ?? null) ?? null);
  run.respondent = { id: ids.respondent, token: newToken(), surveyId: hook.surveyId! };
  run.invitation = { id: ids.invitation, sendAt: decision.sendAt };
  return { run, result: { index, status: "scheduled", runId: run.id, sendAt } };
}

/** The run of a respondent that is only kept: in a draft's test, or while the automation is disabled or paused. */
export function keptRun(
  { rules }: Pick<Hook, "rules">,
  status: "test" | "held",
  respondent: Json,
  index: number,
  body: Json,
  now: Date,
): { run: RunWrite; result: Result } {
  const run = blankRun(newIds("run").run, index);
  if (isPlain(respondent)) {
    Object.assign(run, { status, email: addressCame(rules, respondent, body) });
    return { run, result: { index, status, runId: run.id } };
  }
  const errors = [notAnObject(respondent, index)];
  Object.assign(run, {
    status: "rejected",
    errors,
    email: cameInPlaceOf(respondent),
    failure: failureOf("invalid_data", "map", now),
  });
  return { run, result: { index, status: "rejected", runId: run.id, errors: describeFaults(errors) } };
}

/** A decision as a dry run tells it: mapped values included, no ids. */
export function dryResult(hook: Pick<Hook, "setupFault">, decision: Decision, index: number): Result {
  if (decision.status === "filtered" || decision.status === "withdraws") {
    return { index, status: "filtered", ...why(describeReason(decision.reason)) };
  }
  if (decision.status === "rejected")
    return { index, status: "rejected", errors: describeFaults(decision.errors) };
  if (decision.status === "taken" && !hook.setupFault) {
    const { mapped, sendAt } = decision;
    return { index, status: "scheduled", sendAt: sendAt.toISOString(), mapped };
  }
  return {
    index,
    status: "failed",
    ...why(describeFailure(hook.setupFault!)),
    ...(decision.status === "taken" ? { mapped: decision.mapped } : {}),
  };
}

/** How many of each kind, as the answer counts them. */
export function tally(results: readonly Result[]) {
  const count = (...statuses: RunStatus[]) =>
    results.filter(({ status }) => statuses.includes(status)).length;
  return {
    accepted: count("scheduled", "failed", "held", "test"),
    filtered: count("filtered"),
    duplicates: count("duplicate"),
    rejected: count("rejected"),
  };
}

function filteredRun(run: RunWrite, index: number, reason: Reason): { run: RunWrite; result: Result } {
  Object.assign(run, { status: "filtered", reason });
  return { run, result: { index, status: "filtered", runId: run.id, ...why(describeReason(reason)) } };
}

function why({
  sentence,
  code,
  details,
}: Description): Pick<Result, "reason" | "reasonCode" | "reasonDetails"> {
  return { reason: sentence, reasonCode: code, reasonDetails: details as Record<string, unknown> };
}

function blankRun(id: string, position: number): RunWrite {
  return {
    id,
    position,
    status: "scheduled",
    reason: null,
    email: null,
    mapped: null,
    errors: null,
    failure: null,
    dedupe: null,
    respondent: null,
    invitation: null,
    withdraws: null,
  };
}

function digestOf(value: string | null): string | null {
  return value === null ? null : hashSecret(value).toString("base64");
}

/** An address that stands where an object should. */
function cameInPlaceOf(respondent: Json): string | null {
  return typeof respondent === "string" ? cameWith(respondent) : null;
}

function notAnObject(value: Json, index: number): FieldFault {
  return { field: `[${index}]`, code: "invalid_type", wanted: "object", got: gotOf(value), index };
}
