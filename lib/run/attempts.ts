import type { PostAttempt } from "@/db/schema";
import type { RunDetail } from "./queries";

/** One try to post an event: how the receiver answered, or why it did not. */
export type RunAttempt = {
  at: Date;
  status: number | null;
  ms: number | null;
  answer: string | null;
  error: string | null;
};

/** The tries of a run that posts, oldest first. Pure. */
export function attemptsOf({ events, post }: Pick<RunDetail, "events" | "post">): RunAttempt[] {
  if (!post) return [];
  return events.flatMap(({ at, kind, detail, details }) => {
    if (kind !== "posted" && kind !== "attempt_failed") return [];
    const { status = null, ms = null, answer = null, error } = (details ?? {}) as PostAttempt;
    return [{ at, status, ms, answer, error: error ?? (status === null ? detail : null) }];
  });
}
