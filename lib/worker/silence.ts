import type { Db } from "@/db";
import { addNotices } from "../notification/add-notices";

/**
 * Tells the recipients of automations that usually hear something and have heard nothing for their chosen time, once for
 * each silence.
 * @returns how many automations were found silent
 */
export async function notifySilence(db: Db, now: Date): Promise<number> {
  const silent = await db.$client<{ id: string; hours: number; last: string }[]>`
    select a.id, a.silence_after_hours as hours, last.received_at as last
    from automations a join lateral (
      select received_at from deliveries where automation_id = a.id order by id desc limit 1
    ) last on true
    where a.status = 'enabled' and a.silence_after_hours is not null and a.notifications_enabled
      and last.received_at < ${now.toISOString()}::timestamptz - make_interval(hours => a.silence_after_hours)
      and not exists (select from notices n where n.automation_id = a.id and n.kind = 'silence' and n.created_at > last.received_at)`;
  for (const { id, hours, last } of silent) {
    const facts = { hours, lastRequestAt: new Date(last).toISOString() };
    await db.$client.begin(async (tx) => {
      // Of two processes that look at once, the second finds the first one's notices.
      await tx`select from automations where id = ${id} for no key update`;
      await addNotices(tx, { automationId: id, kind: "silence", cause: "silence", facts }, now);
    });
  }
  return silent.length;
}
