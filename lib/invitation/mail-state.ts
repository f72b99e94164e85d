import type { Db } from "@/db";
import type { Failure } from "@/db/schema";
import { type EngineCause, engineTrouble } from "../engine";
import { mailHealth } from "../mail/health";
import { triesLeft } from "../mail/retry";
import { mailCause } from "./mail-part";
import { waitingMail } from "./waiting";

/** How mail leaves a workspace, for its people. `cause` is null while the mailer takes it, `engine` while something drives us. */
export type MailState = {
  cause: Pick<Failure, "code" | "details" | "message"> | null;
  count: number;
  oldestSince: string | null;
  first: string | null;
  next: string | null;
  until: string | null;
  attempts: number;
  /** How many tries follow the next one, if nothing changes. */
  later: number;
  engine: { since: string; cause: EngineCause } | null;
};

/** What keeps a workspace's mail from leaving, and how much of it waits. @param retryScale RETRY_SCALE */
export async function mailStateOf(
  db: Db,
  within: { workspaceId: string; automationIds?: readonly string[] },
  now: Date,
  retryScale: number,
): Promise<MailState> {
  const untried = mailHealth().trouble !== null;
  const waiting = await waitingMail(db, within, now, { untried, retryScale });
  const cause = mailCause(waiting);
  const engine = await engineTrouble(db, now);
  const { first, next } = waiting;
  const iso = (date: Date | null) => date?.toISOString() ?? null;
  return {
    cause: cause && { code: cause.code, ...(cause.details ? { details: cause.details } : {}) },
    count: waiting.count,
    oldestSince: iso(waiting.oldestSince),
    first: iso(first),
    // Nothing is tried while nothing drives us.
    next: engine ? null : iso(next),
    until: iso(waiting.until),
    attempts: waiting.attempts,
    later: first && next ? triesLeft(waiting.attempts, first, next, retryScale) : 0,
    engine: engine && { since: engine.since.toISOString(), cause: engine.cause },
  };
}
