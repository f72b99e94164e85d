import type { FailureDetails } from "@/db/schema";
import type { FailureCode } from "../failures";
import type { Attempt } from "./post";

/** What an attempt means: done, or why not and whether a later try may go better. */
export type PostOutcome =
  | { status: "sent"; details: FailureDetails }
  | { status: "failed"; code: FailureCode; details: FailureDetails; again: boolean; retryAfterMs: number };

/**
 * Judges an attempt: 2xx is success. A redirect, 410 and a forbidden address end it; everything else is tried again, after
 * the wait that a 429 or 503 asks for.
 */
export function outcomeOf(attempt: Attempt): PostOutcome {
  const { ms } = attempt;
  const failed = (
    code: FailureCode,
    details: FailureDetails,
    again: boolean,
    retryAfterMs = 0,
  ): PostOutcome => ({
    ...{ status: "failed", code, details: { ...details, ms }, again, retryAfterMs },
  });
  if (attempt.status === null) {
    const { error } = attempt;
    if (error === "target_not_allowed") return failed(error, { error }, false);
    if (error === "timeout") return failed("receiver_timeout", { error }, true);
    if (error === "certificate") return failed("receiver_certificate", { error }, true);
    return failed("receiver_unreachable", { error }, true);
  }
  const { status, answer, retryAfterMs } = attempt;
  if (status >= 200 && status < 300) return { status: "sent", details: { status, ms, answer } };
  if (status >= 300 && status < 400) return failed("redirected", { status, answer }, false);
  if (status === 410) return failed("receiver_gone", { status, answer }, false);
  const asks = status === 429 || status === 503;
  return failed("receiver_status", { status, answer }, true, asks ? retryAfterMs : 0);
}
