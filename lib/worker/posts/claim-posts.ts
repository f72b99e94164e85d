import type { Db } from "@/db";
import { locks } from "@/db/locks";
import { patienceMilliseconds } from "../../outgoing/post";
import { walkIndexes } from "../walk-indexes";

/** So many posts at a time go to one host, from all processes together. */
const mostAtOnce = 8;
/** A post whose process died is taken over after so long: an attempt is over by then. */
export const leaseMilliseconds = patienceMilliseconds + 30_000;

/**
 * Claims due posts: of each host so many as may go to it now, in turns among its automations; of one person's the first
 * alone, so that they arrive in order.
 * @returns their ids
 */
export async function claimPosts(db: Db, now: Date): Promise<string[]> {
  const at = now.toISOString();
  const lease = new Date(now.getTime() + leaseMilliseconds).toISOString();
  // Another process's clock may be ahead; what is to be tried again in hours is not read.
  const latest = new Date(now.getTime() + 2 * leaseMilliseconds).toISOString();
  return await db.$client.begin(async (tx) => {
    // One at a time: two that count together would send twice as many to a host.
    await tx`select pg_advisory_xact_lock(${locks.posts})`;
    await walkIndexes(tx);
    const waiting = await tx<{ id: string; host: string; busy: number; due: boolean }[]>`
      with recursive listed (id) as (
        (select automation_id from posts where due_at is not null order by automation_id limit 1)
        union all
        select (select automation_id from posts where due_at is not null and automation_id > listed.id order by automation_id limit 1)
        from listed where listed.id is not null
      )
      select a.id, coalesce(a.outgoing ->> 'host', a.id) as host,
        (select count(*)::int from posts where automation_id = a.id and status = 'sending' and due_at > ${at} and due_at <= ${latest}) as busy,
        exists (select from posts where automation_id = a.id and due_at <= ${at}) as due
      from listed join automations a using (id)`;
    const free = freeSlots(waiting);
    if (free.length === 0) return [];
    const rows = await tx<{ id: string }[]>`
      with slots as (
        select * from unnest(${free.map(({ id }) => id)}::text[], ${free.map(({ slots }) => slots)}::int[]) s (automation_id, free)
      ), due as materialized (
        select found.id from slots, lateral (
          select p.id from posts p where p.automation_id = slots.automation_id and p.due_at <= ${at}
            and (select id from (
              select id, automation_id, channel from posts where respondent_id = p.respondent_id and id < p.id and due_at is not null offset 0) e
              where e.automation_id = p.automation_id and e.channel is not distinct from p.channel limit 1) is null
          order by p.due_at, p.id limit slots.free
        ) found
      ), claimed as (
        update posts set status = 'sending', attempts = attempts + 1, due_at = ${lease}
        where id in (select id from due) returning id, run_id
      ), moving as (
        update runs set status = 'sending', updated_at = ${at} where id in (select run_id from claimed) and status = 'scheduled'
      )
      select id from claimed order by id`;
    return rows.map(({ id }) => id);
  });
}

/** How many posts of each automation may go now: a host's free places, dealt out to its automations in turns. */
export function freeSlots(
  waiting: readonly { id: string; host: string; busy: number; due: boolean }[],
): { id: string; slots: number }[] {
  const left = new Map<string, number>();
  for (const { host, busy } of waiting) left.set(host, (left.get(host) ?? mostAtOnce) - busy);
  const dealt = new Map<string, number>();
  const due = waiting.filter((each) => each.due);
  for (let turn = 0; turn < mostAtOnce; turn++) {
    for (const { id, host } of due) {
      const free = left.get(host)!;
      if (free <= 0) continue;
      left.set(host, free - 1);
      dealt.set(id, (dealt.get(id) ?? 0) + 1);
    }
  }
  return [...dealt].map(([id, slots]) => ({ id, slots }));
}
