import { and, eq, inArray, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db";
import { type Failure, invitations } from "@/db/schema";

/** Mail that should have left and has not. */
export type WaitingMail = {
  count: number;
  /** When the one that waits longest should have left, whatever was tried since. */
  oldestSince: Date | null;
  /** The first try of any. */
  first: Date | null;
  /** The next try of any. */
  next: Date | null;
  /** When the first of them fails if nothing changes; null while none was tried. */
  until: Date | null;
  attempts: number;
  /** What the last try of any of them met. */
  cause: Failure | null;
};

/** Of whom nothing waits. */
export const nothingWaits: WaitingMail = {
  ...{ count: 0, oldestSince: null, first: null, next: null, until: null, attempts: 0, cause: null },
};

const retryHours = 20;
/** A claim's lease: what is being sent is due again by then. */
const leaseSeconds = 30;

type Within = { workspaceId?: string; automationIds?: readonly string[] };
type Options = { untried?: boolean; retryScale?: number };

/** The same of all automations within together. */
export async function waitingMail(
  db: Tx,
  within: Within,
  now: Date,
  options?: Options,
): Promise<WaitingMail> {
  return together([...(await waitingByAutomation(db, within, now, options)).values()]);
}

/**
 * The mails that were tried in vain and are to be tried again, by automation; one that has none is not there.
 * @param options.untried with those that are due and were never tried, for when the mailer itself is known to be away
 */
export async function waitingByAutomation(
  db: Tx,
  { workspaceId, automationIds }: Within,
  now: Date,
  { untried = false, retryScale = 1 }: Options = {},
): Promise<Map<string, WaitingMail>> {
  const at = now.toISOString();
  const leased = new Date(now.getTime() + leaseSeconds * 1000).toISOString();
  const where = and(
    sql`status in ('scheduled', 'sending')`,
    workspaceId === undefined ? undefined : eq(invitations.workspaceId, workspaceId),
    automationIds === undefined ? undefined : inArray(invitations.automationId, [...automationIds]),
  );
  const rows = await db.execute<Row>(sql`
    with waiting as (
      select automation_id, send_at, due_at, first_attempt_at, attempts, trouble, status from invitations
      where trouble is not null and ${where}
      union all
      select automation_id, send_at, due_at, null, 0, null, status from invitations
      where ${untried} and due_at <= ${leased}::timestamptz and send_at <= ${at}::timestamptz and trouble is null and ${where}
    )
    select automation_id, count(*)::int as count, min(send_at) as oldest, min(first_attempt_at) as first,
      min(due_at) filter (where status = 'scheduled' and trouble is not null) as next, max(attempts) as attempts,
      max(array[trouble ->> 'at', trouble::text]) filter (where trouble is not null) as cause
    from waiting group by automation_id`);
  const budget = retryHours * 3_600_000 * Math.min(1, retryScale);
  return new Map(
    rows.map((row) => {
      const first = dateOf(row.first);
      const waiting: WaitingMail = {
        count: row.count,
        oldestSince: dateOf(row.oldest),
        first,
        next: dateOf(row.next),
        until: first && new Date(first.getTime() + budget),
        attempts: row.attempts,
        cause: row.cause && (JSON.parse(row.cause[1]) as Failure),
      };
      return [row.automation_id, waiting];
    }),
  );
}

type Row = {
  automation_id: string;
  count: number;
  oldest: string | null;
  first: string | null;
  next: string | null;
  attempts: number;
  cause: [string, string] | null;
};

function dateOf(moment: string | null): Date | null {
  return moment === null ? null : new Date(moment);
}

function together(parts: WaitingMail[]): WaitingMail {
  const least = (dates: (Date | null)[]) =>
    dates.filter((date) => date !== null).sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
  const causes = parts.flatMap(({ cause }) => (cause ? [cause] : []));
  return {
    count: parts.reduce((sum, { count }) => sum + count, 0),
    oldestSince: least(parts.map(({ oldestSince }) => oldestSince)),
    first: least(parts.map(({ first }) => first)),
    next: least(parts.map(({ next }) => next)),
    until: least(parts.map(({ until }) => until)),
    attempts: Math.max(0, ...parts.map(({ attempts }) => attempts)),
    cause: causes.sort((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null,
  };
}

/** Whose mails wait, those that should have left first first. */
export async function listWaitingMail(
  db: Db,
  automationId: string,
  limit: number,
): Promise<{ runId: string; email: string; since: Date }[]> {
  const rows = await db.$client<{ run_id: string; email: string; send_at: string }[]>`
    select run_id, email, send_at from invitations
    where trouble is not null and status in ('scheduled', 'sending') and automation_id = ${automationId}
    order by send_at, id limit ${limit}`;
  return rows.map(({ run_id: runId, email, send_at }) => ({ runId, email, since: new Date(send_at) }));
}

/** Tries at once what waits for a server that lets us in again, instead of at the next try of each. */
export async function hastenMail(db: Db, now: Date): Promise<number> {
  const at = now.toISOString();
  const hastened = await db.$client`
    update invitations set due_at = ${at}
    where trouble ->> 'code' <> 'mail_rate_limited' and trouble is not null and status = 'scheduled' and due_at > ${at}`;
  await db.$client`update notices set due_at = ${at} where status = 'waiting' and attempts > 0 and due_at > ${at}`;
  return hastened.count;
}
