import type { Db, Tx } from "@/db";
import { notFound } from "../errors";
import { ever, sumsOf } from "../tally/read";

/**
 * Marks one failed or rejected run to be decided again with the current mapping. The caller wakes the engine.
 * @returns 1, or 0 where there is nothing to replay
 * @throws AppError not_found
 */
export async function replayRun(db: Db, workspaceId: string, runId: string, now: Date): Promise<number> {
  const rows = await db.$client<{ marked: boolean }[]>`
    with mine as materialized (select id from runs where id = ${runId} and workspace_id = ${workspaceId}),
    marked as (
      update runs set redo_at = ${now.toISOString()}
      where id in (select id from mine) and status in ('failed', 'rejected') and redo_at is null returning id
    )
    select exists (select from marked) as marked from mine`;
  if (!rows[0]) throw notFound("run");
  return rows[0].marked ? 1 : 0;
}

/** Which runs of an automation to replay: by status, and by when they were received. */
export type ReplayFilter = {
  status?: "failed" | "rejected" | undefined;
  since?: Date | undefined;
  until?: Date | undefined;
};

/**
 * Marks an automation's failed and rejected runs to be decided again, oldest first. The caller wakes the engine.
 * @returns how many were marked
 */
export async function replayRuns(
  db: Db,
  workspaceId: string,
  automationId: string,
  filter: ReplayFilter,
  now: Date,
): Promise<number> {
  const statuses = filter.status ? [filter.status] : ["failed", "rejected"];
  const rows = await db.$client`
    update runs set redo_at = ${now.toISOString()}
    where workspace_id = ${workspaceId} and automation_id = ${automationId} and status = any(${statuses}::text[]) and redo_at is null
      and created_at >= ${(filter.since ?? new Date(0)).toISOString()}
      and created_at <= ${(filter.until ?? now).toISOString()}`;
  return rows.count;
}

/** Marks those of many runs that failed or were rejected to be decided again. The caller wakes the engine. @returns how many */
export async function replayListed(
  db: Db,
  workspaceId: string,
  runIds: readonly string[],
  now: Date,
): Promise<number> {
  const rows = await db.$client`
    with mine as materialized (
      select id from runs where id = any(${[...runIds]}::text[]) and workspace_id = ${workspaceId}
        and status in ('failed', 'rejected') and redo_at is null
      order by id for update
    )
    update runs set redo_at = ${now.toISOString()}
    where id in (select id from mine) and status in ('failed', 'rejected') and redo_at is null`;
  return rows.count;
}

/** How many runs of an automation still wait to be decided again. The caller has checked the workspace. */
export async function countWaitingReplays(db: Tx, automationId: string): Promise<number> {
  const sums = await sumsOf(db, [automationId], { periods: ever, what: ["redo"] });
  return sums.get(automationId)!.redo ?? 0;
}
