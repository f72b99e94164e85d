import type { Db } from "@/db";
import { insertRows } from "@/db/bulk";
import { runEvents } from "@/db/schema";
import { newId } from "../../ids";

/**
 * Puts events back into the outbox whose runs were marked: all tries anew, with what the automation posts now, under the
 * same id.
 * @returns how many
 */
export async function repostMarked(db: Db, now: Date, limit = 1000): Promise<number> {
  const at = now.toISOString();
  return await db.$client.begin(async (tx) => {
    const marked = await tx<{ id: string; status: string }[]>`
      select id, status from runs where redo_at is not null and delivery_id is null order by id limit ${limit} for update skip locked`;
    if (marked.length === 0) return 0;
    const ids = marked.map(({ id }) => id);
    const again = await tx<{ run_id: string }[]>`
      update posts set status = 'scheduled', due_at = ${at}, attempts = 0, body = null
      where run_id = any(${ids}::text[]) and status in ('failed', 'held') returning run_id`;
    const back = new Set(again.map(({ run_id }) => run_id));
    await tx`
      update runs set redo_at = null, updated_at = ${at},
        status = case when id = any(${[...back]}::text[]) then 'scheduled' else status end,
        failure = case when id = any(${[...back]}::text[]) then null else failure end
      where id = any(${ids}::text[])`;
    const events = marked.map(({ id, status }) => ({
      ...{ id: newId("event"), runId: id, at: now },
      ...(back.has(id)
        ? { kind: status === "held" ? "released" : "replayed", detail: null }
        : { kind: "replay_failed", detail: "payload_gone" }),
    }));
    await insertRows(tx, runEvents, events);
    return marked.length;
  });
}
