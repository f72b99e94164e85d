import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Db, Tx } from "@/db";
import { deliveries, type Failure, type FailureDetails, type FailureKind, runs } from "@/db/schema";
import { leastIdAt } from "../list/id-at";
import { maskValue } from "../notification/mask";
import { bodyFaultOf, type KeptBodyFault } from "../reason/body";
import { stepsOf } from "./outcomes";

/** Why runs failed: the code of the failure, or of the first field at fault with that field's name. */
export type Cause = { code: string; field: string };

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

/** The failures that are looked at: of runs received from a moment on, before another. */
export type CauseSpan = { since?: Date | undefined; until?: Date | undefined };

/** No more causes are told at once, those that happened last first. */
const most = 100;

const isBad = sql`${runs.status} in ('failed', 'rejected')`;
/** The code of a failed run's cause. */
export const causeCode = sql<string>`case when ${runs.status} = 'rejected' then coalesce(${runs.errors} -> 0 ->> 'code', 'invalid_data')
  else coalesce(${runs.failure} ->> 'code', 'unknown') end`;
// A respondent that is no object is told by its place in the list; its cause is the same in every place. Of what an older
// version kept, the field's name is all that tells.
/** The field that a failed run's cause is about; empty where it is about none. */
export const causeField = sql<string>`case when ${runs.status} = 'rejected'
  and ${runs.errors} -> 0 ->> 'wanted' is distinct from 'object'
  and not (${runs.errors} -> 0 ->> 'message' is not null and ${runs.errors} -> 0 ->> 'field' ~ '^\\[[0-9]+\\]$')
  then coalesce(${runs.errors} -> 0 ->> 'field', '') else '' end`;
const at = sql`coalesce((${runs.failure} ->> 'at')::timestamptz, ${runs.createdAt})`;

/** The runs that failed for a cause. */
export function failedFor(cause: Cause): SQL {
  return sql`(${isBad} and ${causeCode} = ${cause.code} and ${causeField} = ${cause.field})`;
}

/** An automation's failed and rejected runs by their cause, the latest first. The caller has checked the workspace. */
export async function listCauses(
  db: Tx,
  automationId: string,
  { timeZone, now, ...span }: { timeZone: string; now: Date } & CauseSpan,
): Promise<CauseGroup[]> {
  const rows = await db.execute<{
    kind: FailureKind;
    code: string;
    field: string;
    count: number;
    waiting: number;
    first_at: string;
    last_at: string;
    failure: Failure | null;
    email: string | null;
  }>(sql`
    select coalesce(${runs.failure} ->> 'kind', 'sender') as kind, ${causeCode} as code, ${causeField} as field,
      count(*)::int as count, (count(*) filter (where ${runs.redoAt} is not null))::int as waiting,
      min(${at}) as first_at, max(${at}) as last_at,
      (array_agg(${runs.failure} order by ${runs.id} desc))[1] as failure,
      (array_agg(${runs.email} order by ${runs.id} desc))[1] as email
    from ${runs} where ${runs.automationId} = ${automationId} and ${isBad} ${within(runs.createdAt, span)}
    group by 1, 2, 3 order by last_at desc limit ${most}`);
  const days = await daysOf(db, automationId, timeZone, now);
  return [...rows].map((row) => ({
    kind: row.kind,
    code: row.code,
    field: row.field,
    count: row.count,
    waiting: row.waiting,
    firstAt: new Date(row.first_at),
    lastAt: new Date(row.last_at),
    ...masked<Pick<Partial<Failure>, "details" | "message">>({
      details: row.failure?.details,
      message: row.failure?.message,
    }),
    sample: row.email === null ? null : maskValue(row.email),
    days: days(row),
  }));
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
      and ${deliveries.respondents} = 0 and ${deliveries.code} is not null ${within(deliveries.receivedAt, span)}`,
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
        sql`true ${within(runs.createdAt, { since, until })}`,
      ),
    )
    .returning({ id: runs.id });
  return rows.length;
}

async function daysOf(db: Tx, automationId: string, timeZone: string, now: Date) {
  const { since, keys } = stepsOf("14d", timeZone, now);
  const rows = await db.execute<{ code: string; field: string; day: string; count: number }>(sql`
    select ${causeCode} as code, ${causeField} as field, to_char(${runs.createdAt} at time zone ${timeZone}::text, 'YYYY-MM-DD') as day,
      count(*)::int as count
    from ${runs} where ${runs.automationId} = ${automationId} and ${isBad}
      and ${runs.id} >= ${leastIdAt("run", since)} and ${runs.createdAt} >= ${since.toISOString()}
    group by 1, 2, 3`);
  const counts = new Map([...rows].map((row) => [JSON.stringify([row.code, row.field, row.day]), row.count]));
  return (cause: Cause) => keys.map((day) => counts.get(JSON.stringify([cause.code, cause.field, day])) ?? 0);
}

function within(moment: AnyPgColumn, { since, until }: CauseSpan): SQL {
  const from = since ? sql` and ${moment} >= ${since.toISOString()}` : sql``;
  return until ? sql`${from} and ${moment} < ${until.toISOString()}` : from;
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
