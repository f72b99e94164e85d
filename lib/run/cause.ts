import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Tx } from "@/db";
import { type Failure, runs } from "@/db/schema";
import { leastIdAfter, leastIdAt } from "../list/id-at";
import type { Periods } from "../tally/read";

/** Why runs failed: the code of the failure, or of the first field at fault with that field's name. */
export type Cause = { code: string; field: string };

/**
 * The failures that are looked at: of runs received from a moment on, before another. `periods` are the same moments as the
 * tallies know them, where they do.
 */
export type CauseSpan = {
  since?: Date | undefined;
  until?: Date | undefined;
  periods?: Periods | undefined;
};

/** The condition that a run failed or was rejected. */
export const isBad = sql`${runs.status} in ('failed', 'rejected')`;
/** Why a run failed, as the tallies name it: see `keyOf`. An index is on it. */
export const causeKey = sql<string>`run_cause(${runs.status}, ${runs.errors}, ${runs.failure})`;
/** The statuses of what has a cause. */
export const badStatuses = ["failed", "rejected"] as const;

/** The key of a cause in the tallies. */
export function keyOf({ code, field }: Cause): string {
  return `${code}:${field}`;
}

/** The cause that a key means. */
export function causeOf(key: string): Cause {
  const [code = "", field = ""] = key.split(/:(.*)/s);
  return { code, field };
}

/** The runs that failed for a cause. */
export function failedFor(cause: Cause): SQL {
  return sql`(${isBad} and ${causeKey} = ${keyOf(cause)})`;
}

/** The last failed or rejected run whose failure is known, and its cause's key. */
export async function lastFailed(
  db: Tx,
  automationId: string,
): Promise<{ failure: Failure; cause: string } | null> {
  const each = badStatuses.map(
    (status) => sql`(select id, failure, ${causeKey} as cause from ${runs}
      where ${runs.automationId} = ${automationId} and ${runs.status} = ${status} and ${runs.failure} is not null
      order by ${runs.id} desc limit 1)`,
  );
  const [row] = await db.execute<{ failure: Failure; cause: string }>(
    sql`select failure, cause from (${sql.join(each, sql` union all `)}) x order by id desc limit 1`,
  );
  return row ?? null;
}

/** When the first of the runs that failed for a cause, by its key, came. */
export async function firstFailedFor(db: Tx, automationId: string, key: string): Promise<Date> {
  const [row] = await db
    .select({ createdAt: runs.createdAt })
    .from(runs)
    .where(and(eq(runs.automationId, automationId), isBad, sql`${causeKey} = ${key}`))
    .orderBy(asc(runs.id))
    .limit(1);
  return row!.createdAt;
}

/** The condition that a row came within a span: by its time, and where that is of whole days by its id, which an index finds. */
export function within(
  kind: "run" | "dlv",
  at: AnyPgColumn | SQL,
  { since, until, periods }: CauseSpan,
): SQL {
  const parts = [
    since && periods ? sql` and id >= ${leastIdAt(kind, since)}` : sql``,
    since ? sql` and ${at} >= ${since.toISOString()}` : sql``,
    until && periods ? sql` and id < ${leastIdAfter(kind, until)}` : sql``,
    until ? sql` and ${at} < ${until.toISOString()}` : sql``,
  ];
  return sql.join(parts, sql``);
}
