import {
  type DisabledReason,
  type Failure,
  type FailureDetails,
  type PlainReason,
  plainReasons,
  type Reason,
} from "@/db/schema";
import { failures } from "../failures";
import { disabledSentence, failureSentence, reasonSentence } from "./sentence";

/** A reason as two columns keep it. */
type Kept = { code: string | null; details: object | null };

const plain = new Set<string>(plainReasons);

/** The reason that two columns keep. Rows of older versions have a sentence in place of the code. */
export function reasonOf({ code, details }: Kept): Reason | null {
  if (code === null) return null;
  if (plain.has(code)) return { code: code as PlainReason };
  return details === null ? { code: "text", details: { text: code } } : ({ code, details } as Reason);
}

/** Why an automation is disabled, out of its two columns. */
export function disabledReasonOf({ code, details }: Kept): DisabledReason | null {
  if (code === null) return null;
  if (code === "manual" || code === "receiver_gone") return { code };
  return details === null ? { code: "text", details: { text: code } } : ({ code, details } as DisabledReason);
}

/** A reason as the API answers it: a sentence, its code and its facts. */
export type Description = { sentence: string; code: string; details: object };

/** Why a run stands as it does: its failure where it has one, else its reason. */
export function describeOutcome(run: {
  status: string;
  reason: string | null;
  reasonDetails: object | null;
  failure: Failure | null;
}): Description | null {
  if (run.failure && run.status !== "rejected") return describeFailure(run.failure);
  const reason = reasonOf({ code: run.reason, details: run.reasonDetails });
  return reason && describeReason(reason);
}

/** A reason, as the API answers it. */
export function describeReason(reason: Reason): Description {
  return { sentence: reasonSentence(reason), code: reason.code, details: reason.details ?? {} };
}

/** Why an automation is disabled, as the API answers it. */
export function describeDisabled(automation: {
  disabledReason: string | null;
  disabledDetails: object | null;
}): Description | null {
  const reason = disabledReasonOf({ code: automation.disabledReason, details: automation.disabledDetails });
  return reason && { sentence: disabledSentence(reason), code: reason.code, details: reason.details ?? {} };
}

/** A failure, as the API answers it. */
export function describeFailure(failure: {
  code: string;
  details?: FailureDetails;
  message?: string;
}): Description {
  return { sentence: failureSentence(failure), code: failure.code, details: failure.details ?? {} };
}

/** Why an event of a run happened: a failure, or a reason. */
export type Cause = {
  reason: Reason | null;
  failure: Pick<Failure, "code" | "details" | "message"> | null;
};

/** The cause that an event's two columns keep. */
export function causeOf({ code, details }: Kept): Cause {
  if (code !== null && details !== null && Object.hasOwn(failures, code))
    return { reason: null, failure: { code, details: details as FailureDetails } };
  return { reason: reasonOf({ code, details }), failure: null };
}

/** A cause in an English sentence, or the code where that says all; null where there is none. */
export function causeSentence({ reason, failure }: Cause): string | null {
  if (failure) return failureSentence(failure);
  return reason && reasonSentence(reason);
}
