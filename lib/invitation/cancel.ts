import type { Db } from "@/db";
import { AppError, notFound } from "../errors";
import { newId } from "../ids";
import { changeWaitingPosts } from "../outgoing/change-waiting";

type Kind = "cancelled" | "sent_now";

/**
 * Cancels a scheduled run: its invitation is never sent, its post never made.
 * @throws AppError not_found, or not_scheduled where it is too late
 */
export async function cancelRun(db: Db, workspaceId: string, runId: string, now: Date): Promise<void> {
  await changeOne(db, workspaceId, runId, "cancelled", now);
}

/**
 * Makes a scheduled run's invitation or post due at once. The caller wakes the engine.
 * @throws AppError not_found, or not_scheduled where it is too late
 */
export async function sendNow(db: Db, workspaceId: string, runId: string, now: Date): Promise<void> {
  await changeOne(db, workspaceId, runId, "sent_now", now);
}

/** Cancels those of many runs that are scheduled. @returns how many */
export async function cancelRuns(
  db: Db,
  workspaceId: string,
  runIds: readonly string[],
  now: Date,
): Promise<number> {
  return (await changeScheduled(db, workspaceId, runIds, "cancelled", now)).changed;
}

/** Makes the invitations and posts of those of many runs due at once that are scheduled. The caller wakes the engine. @returns how many */
export async function sendRunsNow(
  db: Db,
  workspaceId: string,
  runIds: readonly string[],
  now: Date,
): Promise<number> {
  return (await changeScheduled(db, workspaceId, runIds, "sent_now", now)).changed;
}

async function changeOne(db: Db, workspaceId: string, runId: string, kind: Kind, now: Date): Promise<void> {
  const { mine, changed } = await changeScheduled(db, workspaceId, [runId], kind, now);
  if (mine === 0) throw notFound("run");
  if (changed === 0)
    throw new AppError(
      "not_scheduled",
      "The run is not scheduled: what it sends has gone out, ended or is on its way.",
    );
}

// Locked in one order, so that two who act on the same runs wait for each other.
async function changeScheduled(
  db: Db,
  workspaceId: string,
  runIds: readonly string[],
  kind: Kind,
  now: Date,
): Promise<{ mine: number; changed: number }> {
  const at = now.toISOString();
  const ids = [...runIds];
  const events = ids.map(() => newId("event"));
  const [row] = await db.$client<{ mine: number; changed: number }[]>`
    with wanted as (select * from unnest(${ids}::text[], ${events}::text[]) as wanted (run_id, event_id)),
    mine as materialized (select id from runs where id in (select run_id from wanted) and workspace_id = ${workspaceId}),
    locked as materialized (
      select id from invitations where run_id in (select id from mine) and reminder = 0 and status = 'scheduled'
      order by id for update
    ),
    changed as (
      update invitations set
        status = case when ${kind === "cancelled"} then 'cancelled' else status end,
        due_at = case when ${kind === "cancelled"} then null else ${at}::timestamptz end,
        send_at = case when ${kind === "cancelled"} then send_at else ${at}::timestamptz end
      where id in (select id from locked) and status = 'scheduled' returning run_id
    ), told as (
      update runs set status = case when ${kind === "cancelled"} then 'cancelled' else status end, updated_at = ${at}
      where id in (select run_id from changed) and status = 'scheduled'
    ), event as (
      insert into run_events (id, run_id, at, kind)
      select event_id, run_id, ${at}, ${kind} from wanted where run_id in (select run_id from changed)
    )
    select (select count(*) from mine)::int as mine, (select count(*) from changed)::int as changed`;
  // A run invites or posts.
  const posts = row!.changed < row!.mine ? await changeWaitingPosts(db, workspaceId, ids, kind, now) : 0;
  return { mine: row!.mine, changed: row!.changed + posts };
}
