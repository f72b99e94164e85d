import type { Db } from "@/db";
import { AppError, notFound } from "../errors";
import { newId } from "../ids";

/**
 * Cancels a scheduled run: its invitation is never sent.
 * @throws AppError not_found, or not_scheduled where it is too late
 */
export async function cancelRun(db: Db, workspaceId: string, runId: string, now: Date): Promise<void> {
  await changeScheduled(db, workspaceId, runId, "cancelled", now);
}

/**
 * Makes a scheduled run's invitation due at once. The caller wakes the engine.
 * @throws AppError not_found, or not_scheduled where it is too late
 */
export async function sendNow(db: Db, workspaceId: string, runId: string, now: Date): Promise<void> {
  await changeScheduled(db, workspaceId, runId, "sent_now", now);
}

async function changeScheduled(
  db: Db,
  workspaceId: string,
  runId: string,
  kind: "cancelled" | "sent_now",
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  const rows = await db.$client<{ changed: boolean }[]>`
    with mine as materialized (select id from runs where id = ${runId} and workspace_id = ${workspaceId}),
    changed as (
      update invitations set
        status = case when ${kind === "cancelled"} then 'cancelled' else status end,
        due_at = case when ${kind === "cancelled"} then null else ${at}::timestamptz end,
        send_at = case when ${kind === "cancelled"} then send_at else ${at}::timestamptz end
      where run_id in (select id from mine) and reminder = 0 and status = 'scheduled' returning run_id
    ), told as (
      update runs set status = case when ${kind === "cancelled"} then 'cancelled' else status end, updated_at = ${at}
      where id in (select run_id from changed) and status = 'scheduled'
    ), event as (
      insert into run_events (id, run_id, at, kind) select ${newId("event")}, run_id, ${at}, ${kind} from changed
    )
    select exists (select from changed) as changed from mine`;
  if (!rows[0]) throw notFound("run");
  if (!rows[0].changed)
    throw new AppError(
      "not_scheduled",
      "The run is not scheduled: its invitation has been sent, ended or is being sent.",
    );
}
