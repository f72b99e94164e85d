import { inArray, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db";
import { ever, sumsOf } from "../tally/read";

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
    ), post as (
      update posts set status = 'cancelled', due_at = null where run_id in (select id from ended) and status = 'held'
    )
    select count(*)::int as count from ended`;
  return row!.count;
}

/** How many runs an automation holds, and until when the oldest is kept. */
export type Held = { count: number; keptUntil: Date | null };

/** What an automation holds. */
export async function countHeld(db: Tx, automationId: string): Promise<Held> {
  return (await heldOf(db, [automationId])).get(automationId)!;
}

/** What each of these automations holds. */
export async function heldOf(db: Tx, automationIds: readonly string[]): Promise<Map<string, Held>> {
  const sums = await sumsOf(db, automationIds, { periods: ever, what: ["held"] });
  const holding = [...sums].flatMap(([id, { held = 0 }]) => (held > 0 ? [id] : []));
  const rows = await db.execute<{ id: string; oldest: string | null }>(sql`
    select a.id, (select created_at from runs where automation_id = a.id and status = 'held' order by id limit 1) as oldest
    from automations a where ${inArray(sql`a.id`, ["", ...holding])}`);
  const oldest = new Map([...rows].map((row) => [row.id, row.oldest]));
  const kept = (since: string | null | undefined) =>
    since ? new Date(new Date(since).getTime() + heldDays * 86_400_000) : null;
  return new Map(
    [...sums].map(([id, { held: count = 0 }]) => [id, { count, keptUntil: kept(oldest.get(id)) }]),
  );
}
