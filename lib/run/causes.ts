import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db";
import { deliveries, type Failure, type FailureDetails, type FailureKind, runs } from "@/db/schema";
import { maskValue } from "../notification/mask";
import { bodyFaultOf, type KeptBodyFault } from "../reason/body";
import { ever, tallyUp } from "../tally/read";
import {
  badStatuses,
  type Cause,
  type CauseSpan,
  causeKey,
  causeOf,
  failedFor,
  isBad,
  within,
} from "./cause";
import { periodsOf, stepsOf } from "./outcomes";

/** What failed for one cause. `days` are the last 14, oldest first; `details`, `message` and `sample` are masked. */
export type CauseGroup = Cause & {
  kind: FailureKind;
  count: number;
  /** How many of them wait to be decided again. */
  waiting: number;
  firstAt: Date;
  lastAt: Date;
  /** Of the latest failure. */
  details?: FailureDetails;
  message?: string;
  sample: string | null;
  days: number[];
};

/** The unreadable bodies of an automation, why the last was none: they made no run, so nothing can be replayed. */
export type Unreadable = { count: number; firstAt: Date; lastAt: Date; fault: KeptBodyFault | null };

/** No more causes are told at once, those that happened last first. */
const most = 100;

/** An automation's failed and rejected runs by their cause, the latest first. The caller has checked the workspace. */
export async function listCauses(
  db: Tx,
  automationId: string,
  { timeZone, now, ...span }: { timeZone: string; now: Date } & CauseSpan,
): Promise<CauseGroup[]> {
  const counts = await countCauses(db, automationId, span);
  const ends = await endsOf(db, automationId, [...counts.keys()], span);
  const days = await daysOf(db, automationId, timeZone, now);
  return ends
    .map(({ key, first_at, last_at, failure, email }) => ({
      kind: failure?.kind ?? "sender",
      ...causeOf(key),
      ...counts.get(key)!,
      firstAt: new Date(first_at),
      lastAt: new Date(last_at),
      ...masked<Pick<Partial<Failure>, "details" | "message">>({
        details: failure?.details,
        message: failure?.message,
      }),
      sample: email === null ? null : maskValue(email),
      days: days(key),
    }))
    .sort((a, b) => b.lastAt.getTime() - a.lastAt.getTime())
    .slice(0, most);
}

type Counts = { count: number; waiting: number };

async function countCauses(db: Tx, automationId: string, span: CauseSpan): Promise<Map<string, Counts>> {
  const counts = new Map<string, Counts>();
  const add = (key: string, more: Partial<Counts>) => {
    const { count, waiting } = counts.get(key) ?? { count: 0, waiting: 0 };
    counts.set(key, { count: count + (more.count ?? 0), waiting: waiting + (more.waiting ?? 0) });
  };
  const periods = span.periods ?? (span.since || span.until ? null : ever);
  if (periods) {
    const asked = { periods, what: [...badStatuses, "redo"], cause: "*" };
    for (const { what, cause, count } of await tallyUp(db, [automationId], asked))
      add(cause, what === "redo" ? { waiting: count } : { count });
    return counts;
  }
  const rows = await db.execute<{ key: string } & Counts>(sql`
    select ${causeKey} as key, count(*)::int as count, count(${runs.redoAt})::int as waiting
    from ${runs} where ${runs.automationId} = ${automationId} and ${isBad} ${within("run", runs.createdAt, span)} group by 1`);
  for (const { key, ...more } of rows) add(key, more);
  return counts;
}

type Ends = { key: string; first_at: string; last_at: string; failure: Failure | null; email: string | null };

/** How many of its first and last runs are looked at for when a cause first and last told: an old run may have failed again. */
const looked = 20;

async function endsOf(
  db: Tx,
  automationId: string,
  keys: readonly string[],
  span: CauseSpan,
): Promise<Ends[]> {
  if (keys.length === 0) return [];
  const bad = sql`automation_id = ${automationId} and status in ('failed', 'rejected') and run_cause(status, errors, failure) = causes.key
    ${within("run", sql`created_at`, span)}`;
  const at = sql`coalesce((failure ->> 'at')::timestamptz, created_at)`;
  const rows = await db.execute<Ends>(sql`
    select causes.key, least(first.first_at, last.first_at) as first_at, greatest(first.last_at, last.last_at) as last_at, last.failure, last.email
    from unnest(${sql.param([...keys])}::text[]) causes (key),
    lateral (select min(at) as first_at, max(at) as last_at from (
      select ${at} as at from runs where ${bad} order by id limit ${looked}) x) first,
    lateral (select min(at) as first_at, max(at) as last_at, (array_agg(failure order by id desc))[1] as failure,
      (array_agg(email order by id desc))[1] as email from (
      select id, ${at} as at, failure, email from runs where ${bad} order by id desc limit ${looked}) x) last
    where last.last_at is not null`);
  return [...rows];
}

/** The requests to a live automation whose body could not be read, if there are any. The caller has checked the workspace. */
export async function findUnreadable(
  db: Tx,
  automationId: string,
  span: CauseSpan = {},
): Promise<Unreadable | null> {
  type Last = Parameters<typeof bodyFaultOf>[0];
  const [row] = await db.execute<{ count: number; first_at: string; last_at: string; last: Last }>(
    sql`select count(*)::int as count, min(${deliveries.receivedAt}) as first_at, max(${deliveries.receivedAt}) as last_at,
      (array_agg(jsonb_build_object('code', ${deliveries.code}, 'details', ${deliveries.details}, 'detail', ${deliveries.detail})
        order by ${deliveries.id} desc))[1] as last
    from ${deliveries} where ${deliveries.automationId} = ${automationId} and ${deliveries.mode} = 'live'
      and ${deliveries.respondents} = 0 and ${deliveries.code} is not null ${within("dlv", deliveries.receivedAt, span)}`,
  );
  if (!row || row.count === 0) return null;
  return {
    count: row.count,
    firstAt: new Date(row.first_at),
    lastAt: new Date(row.last_at),
    fault: masked(bodyFaultOf(row.last)),
  };
}

/**
 * Marks an automation's runs that failed for a cause to be decided again. The caller wakes the engine.
 * @returns how many were marked
 */
export async function replayCause(
  db: Db,
  workspaceId: string,
  automationId: string,
  { since, until, ...cause }: Cause & CauseSpan,
  now: Date,
): Promise<number> {
  const rows = await db
    .update(runs)
    .set({ redoAt: now })
    .where(
      and(
        eq(runs.workspaceId, workspaceId),
        eq(runs.automationId, automationId),
        isNull(runs.redoAt),
        failedFor(cause),
        sql`true ${within("run", runs.createdAt, { since, until })}`,
      ),
    )
    .returning({ id: runs.id });
  return rows.length;
}

async function daysOf(db: Tx, automationId: string, timeZone: string, now: Date) {
  const { keys } = stepsOf("14d", timeZone, now);
  const asked = { periods: periodsOf("14d", timeZone, now), what: badStatuses, cause: "*" };
  const counts = new Map<string, number>();
  for (const { period, cause, count } of await tallyUp(db, [automationId], asked)) {
    const place = `${period} ${cause}`;
    counts.set(place, (counts.get(place) ?? 0) + count);
  }
  return (cause: string) => keys.map((day) => counts.get(`d${day} ${cause}`) ?? 0);
}

/** Facts with each e-mail address in them masked. */
function masked<F>(facts: F): F {
  const text = JSON.stringify(facts, (_, value) =>
    typeof value === "string" ? maskAddresses(value) : value,
  );
  return JSON.parse(text);
}

/** A sentence with each e-mail address in it masked. */
function maskAddresses(text: string): string {
  return text.replace(/[^\s<>"“”'(),;:]+@[^\s<>"“”'(),;:]+/gu, (address) => maskValue(address));
}
