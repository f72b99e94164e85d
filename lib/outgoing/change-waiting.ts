import type { Db } from "@/db";
import { newId } from "../ids";

/**
 * Cancels the waiting posts of these runs, or makes them due at once. Of what is told for many together a cancelled one is
 * left out; of one person's the earlier ones become due too, since they go in order.
 * @returns how many of the runs it was done to
 */
export async function changeWaitingPosts(
  db: Db,
  workspaceId: string,
  runIds: readonly string[],
  kind: "cancelled" | "sent_now",
  now: Date,
): Promise<number> {
  const at = now.toISOString();
  const ids = [...runIds];
  const events = ids.map(() => newId("event"));
  const cancels = kind === "cancelled";
  const [row] = await db.$client<{ changed: number }[]>`
    with wanted as (
      select * from unnest(${ids}::text[], ${events}::text[]) as wanted (run_id, event_id)
    ), mine as materialized (
      select id, automation_id from runs where id in (select run_id from wanted) and workspace_id = ${workspaceId} and status = 'scheduled'
    ), found as materialized (
      select id from posts where run_id in (select id from mine) and not facts ? 'runIds'
      union select p.id from posts p where p.automation_id in (select automation_id from mine) and p.due_at is not null
        and p.facts ? 'runIds' and p.facts -> 'runIds' ?| array(select id from mine)
    ), locked as materialized (
      select id, run_id, automation_id, respondent_id, channel, facts -> 'runIds' as together from posts
      where id in (select id from found) and status = 'scheduled' order by id for update
    ), touched as materialized (
      select m.id, l.id as post from mine m join locked l on l.run_id = m.id and l.together is null or l.together ? m.id
    ), cancelled as (
      update posts p set
        facts = case when left_over is null then facts else jsonb_set(facts, '{runIds}', left_over) end,
        run_id = coalesce(left_over ->> 0, run_id),
        status = case when left_over ->> 0 is null then 'cancelled' else status end,
        due_at = case when left_over ->> 0 is null then null else due_at end
      from (select id, together - ${ids}::text[] as left_over from locked) l where ${cancels} and p.id = l.id
    ), due as (
      update posts p set due_at = ${at} from locked l
      where not ${cancels} and p.status = 'scheduled' and (p.id = l.id or (p.respondent_id = l.respondent_id
        and p.automation_id = l.automation_id and p.channel is not distinct from l.channel and p.id < l.id))
    ), told as (
      update runs set status = case when ${cancels} then 'cancelled' else status end, updated_at = ${at}
      where id in (select id from touched)
    ), event as (
      insert into run_events (id, run_id, at, kind)
      select event_id, run_id, ${at}, ${kind} from wanted where run_id in (select id from touched)
    )
    select count(*)::int as changed from touched`;
  return row!.changed;
}
