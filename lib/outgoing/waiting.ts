import { sql } from "drizzle-orm";
import type { Tx } from "@/db";

/** Posts that wait: for their turn, or to be tried again; since when the oldest does. */
export type WaitingPosts = { count: number; oldestSince: Date | null };

/** Nothing waits. */
export const noPosts: WaitingPosts = { count: 0, oldestSince: null };

/** No more are counted: a page is not to wait for a million. */
const mostCounted = 10_000;

/** What waits in the outbox of each of these automations; those without are left out. */
export async function waitingPosts(
  db: Tx,
  automationIds: readonly string[],
): Promise<Map<string, WaitingPosts>> {
  if (automationIds.length === 0) return new Map();
  const rows = await db.execute<{ id: string; count: number; oldest: string | null }>(sql`
    select a.id, w.count, w.oldest from unnest(${sql.param([...automationIds])}::text[]) a (id), lateral (
      select count(*)::int as count, min(created_at) as oldest from (
        select created_at from posts where automation_id = a.id and due_at is not null limit ${mostCounted}) x
    ) w where w.count > 0`);
  return new Map(
    [...rows].map(({ id, count, oldest }) => [id, { count, oldestSince: oldest ? new Date(oldest) : null }]),
  );
}

/** How many posts of the whole installation wait, and since when the oldest does: for the metrics. */
export async function allWaitingPosts(db: Tx): Promise<WaitingPosts> {
  const [row] = await db.execute<{ count: number; oldest: string | null }>(sql`
    select count(*)::int as count, min(created_at) as oldest from posts where due_at is not null`);
  return { count: row?.count ?? 0, oldestSince: row?.oldest ? new Date(row.oldest) : null };
}
