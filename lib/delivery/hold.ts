import type { Db } from "@/db";

/** How long a held request waits for its automation to be enabled again. */
export const heldDays = 14;

/**
 * Releases everything held for an automation: requests are marked to be decided with today's set-up, oldest first, and
 * invitations that fell due meanwhile become due again. The caller wakes the engine.
 * @returns how many runs
 */
export async function releaseHeld(
  db: Db,
  workspaceId: string,
  automationId: string,
  now: Date,
): Promise<number> {
  const at = now.toISOString();
  const [row] = await db.$client<{ count: number }[]>`
    with waiting as materialized (
      select id from runs where workspace_id = ${workspaceId} and automation_id = ${automationId} and status = 'held' and redo_at is null
    ), again as (
      update invitations set status = 'scheduled', send_at = greatest(send_at, ${at}), due_at = greatest(send_at, ${at}), batch_id = null,
        attempts = 0, first_attempt_at = null
      where run_id in (select id from waiting) and status = 'held' returning run_id, reminder
    ), scheduled as (
      update runs set status = 'scheduled', updated_at = ${at} where id in (select run_id from again where reminder = 0)
    ), marked as (
      update runs set redo_at = ${at} where id in (select id from waiting) and id not in (select run_id from again)
    )
    select count(*)::int as count from waiting`;
  return row!.count;
}

/** Discards everything held for an automation: its runs are cancelled. @returns how many */
export async function discardHeld(
  db: Db,
  workspaceId: string,
  automationId: string,
  now: Date,
): Promise<number> {
  const at = now.toISOString();
  const [row] = await db.$client<{ count: number }[]>`
    with ended as (
      update runs set status = 'cancelled', reason = 'discarded', redo_at = null, updated_at = ${at}
      where workspace_id = ${workspaceId} and automation_id = ${automationId} and status = 'held' returning id
    ), invitation as (
      update invitations set status = 'cancelled', due_at = null where run_id in (select id from ended) and status = 'held'
    )
    select count(*)::int as count from ended`;
  return row!.count;
}

/** How many runs an automation holds, and until when the oldest is kept. */
export async function countHeld(
  db: Db,
  workspaceId: string,
  automationId: string,
): Promise<{ count: number; keptUntil: Date | null }> {
  const [row] = await db.$client<{ count: number; oldest: string | null }[]>`
    select count(*)::int as count, min(created_at) as oldest from runs
    where workspace_id = ${workspaceId} and automation_id = ${automationId} and status = 'held'`;
  const oldest = row!.oldest === null ? null : new Date(row!.oldest);
  return { count: row!.count, keptUntil: oldest && new Date(oldest.getTime() + heldDays * 86_400_000) };
}
