import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import type { Db } from "@/db";
import type { Clock } from "../clock";
import { checkMailer, mailHealth, plainWords } from "../mail/health";
import type { Mailer } from "../mail/mail";
import { failureSentence } from "../reason/sentence";
import { mailCause } from "./mail-part";
import { hastenMail, type WaitingMail, waitingMail } from "./waiting";

/** With the ten seconds that a look may take, trouble shows within half a minute. */
const everyMilliseconds = 15_000;
const againMilliseconds = 10 * 60_000;

/** What was said last in the log: the cause, and when. */
type Logged = { cause: string; at: Date } | null;

/**
 * Looks at the mailer and at the mails that wait, says in the log when trouble begins, changes, lasts and ends, and has
 * the waiting tried at once when the server lets us in again.
 * @param deps.wake called when mails became due
 * @returns `first` resolves after the first look; `stop` ends the watch
 */
export function watchMail(deps: WatchDeps): { first: Promise<void>; stop(): void } {
  const over = new AbortController();
  let logged: Logged = null;
  const look = async () => {
    logged = await lookOnce(deps, logged).catch(() => logged);
  };
  const first = look();
  void (async () => {
    await first;
    while (!over.signal.aborted) {
      await sleep(everyMilliseconds, null, { signal: over.signal, ref: false }).catch(() => {});
      if (!over.signal.aborted) await look();
    }
  })();
  return { first, stop: () => over.abort() };
}

type WatchDeps = {
  db: Db;
  mailer: Mailer;
  clock: Clock;
  wake: () => Promise<void>;
  logger: Pick<Logger, "info" | "warn">;
};

/** One look. @returns what the log says now */
export async function lookOnce(
  { db, mailer, clock, wake, logger }: WatchDeps,
  logged: Logged,
): Promise<Logged> {
  const before = mailHealth().trouble;
  const { trouble } = await checkMailer(mailer, clock);
  const now = clock();
  if (before && !trouble && (await hastenMail(db, now)) > 0) await wake();
  const waiting = await waitingMail(db, {}, now, { untried: trouble !== null });
  const cause = mailCause(waiting);
  if (!cause) {
    if (logged) logger.info({ mailer: mailer.name }, "Mail leaves again");
    return null;
  }
  const said = plainWords(failureSentence(cause));
  const line = `${cause.code} ${said}`;
  const lasts = logged?.cause === line && now.getTime() - logged.at.getTime() < againMilliseconds;
  if (lasts) return logged;
  logger.warn(
    { mailer: mailer.name, cause: cause.code, said, ...numbers(waiting, now) },
    trouble ? "Mail cannot leave" : "Mail waits for another try",
  );
  return { cause: line, at: now };
}

function numbers({ count, oldestSince }: WaitingMail, now: Date) {
  const oldest = oldestSince ? Math.max(0, Math.round((now.getTime() - oldestSince.getTime()) / 1000)) : 0;
  return { waiting: count, oldestSeconds: oldest };
}
