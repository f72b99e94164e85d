import { sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { attemptCounters } from "@/db/schema";
import { hashSecret } from "./secret";

/** So many turns in so many seconds, for whatever the key names. Keys are kept as digests: they may hold addresses. */
export type Counter = { key: string; most: number; seconds: number };

/**
 * Takes a turn of each counter, one after the other, before what is to be counted is done: of any number at once, in any
 * number of processes, no more get one than there are. The turns taken before one that is refused stay taken.
 * @returns 0 where there was a turn everywhere, else the seconds to wait
 */
export async function takeTurn(db: Tx, counters: readonly Counter[], now: Date): Promise<number> {
  for (const counter of counters) {
    if (!(await takeOne(db, counter, now))) return await secondsLeft(db, counter, now);
  }
  return 0;
}

/** Gives turns back that turned out not to count. `forgotten`: counters that begin anew. */
export async function giveBack(
  db: Tx,
  counters: readonly Counter[],
  forgotten: readonly Counter[],
): Promise<void> {
  for (const { key } of forgotten)
    await db.execute(sql`delete from ${attemptCounters} where hash = ${hashSecret(key)}`);
  for (const { key } of counters)
    await db.execute(
      sql`update ${attemptCounters} set turns = turns - 1 where hash = ${hashSecret(key)} and turns > 0`,
    );
}

/** One statement: it reads without a lock where all turns are taken, and where several come at once the row decides. */
async function takeOne(db: Tx, { key, most, seconds }: Counter, now: Date): Promise<boolean> {
  const at = now.toISOString();
  const endsAt = new Date(now.getTime() + seconds * 1000).toISOString();
  const hash = hashSecret(key);
  const rows = await db.execute(sql`
    insert into ${attemptCounters} as c (hash, turns, ends_at)
    select ${hash}::bytea, 1, ${endsAt}::timestamptz
    where not exists (select from ${attemptCounters} where hash = ${hash} and ends_at > ${at} and turns >= ${most})
    on conflict (hash) do update set
      turns = case when c.ends_at > ${at} then c.turns + 1 else 1 end,
      ends_at = case when c.ends_at > ${at} then c.ends_at else excluded.ends_at end
    where c.ends_at <= ${at} or c.turns < ${most}
    returning 1`);
  return rows.length > 0;
}

async function secondsLeft(db: Tx, { key }: Counter, now: Date): Promise<number> {
  const rows = await db.execute<{ seconds: number }>(sql`
    select extract(epoch from ends_at - ${now.toISOString()}::timestamptz)::float8 as seconds
    from ${attemptCounters} where hash = ${hashSecret(key)}`);
  return Math.max(1, Math.ceil(rows[0]?.seconds ?? 1));
}
