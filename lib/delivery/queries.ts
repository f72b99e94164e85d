import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { deliveries } from "@/db/schema";
import { getAutomation } from "../automation/queries";
import { notFound } from "../errors";
import { afterOf, cursorOf, type Page, type Paged } from "../list/page";

/** A delivery as it is stored. */
export type Delivery = typeof deliveries.$inferSelect;

/** What one page may hold at most, so that large payloads make pages shorter instead of slow. */
const pageLimits = { bytes: 4 * 1024 * 1024, respondents: 2000 };

/**
 * The deliveries of an automation with their payloads, newest first. A page ends early where payloads are large.
 * @throws AppError not_found
 */
export async function listDeliveries(
  db: Tx,
  workspaceId: string,
  automationId: string,
  page: Page,
): Promise<Paged<Delivery>> {
  await getAutomation(db, workspaceId, automationId);
  const after = afterOf(page);
  const sizes = await db
    .select({
      id: deliveries.id,
      bytes: sql<number>`coalesce(octet_length(${deliveries.body}), 0)`.mapWith(Number),
      respondents: deliveries.respondents,
    })
    .from(deliveries)
    .where(and(eq(deliveries.automationId, automationId), after ? lt(deliveries.id, after) : undefined))
    .orderBy(desc(deliveries.id))
    .limit(page.limit + 1);
  const ids = sizes.slice(0, fitting(sizes, page.limit)).map(({ id }) => id);
  const rows =
    ids.length === 0
      ? []
      : await db.select().from(deliveries).where(inArray(deliveries.id, ids)).orderBy(desc(deliveries.id));
  return { data: rows, nextCursor: sizes.length > ids.length ? cursorOf(ids.at(-1)!) : null };
}

/** A delivery of the workspace. @throws AppError not_found */
export async function getDelivery(db: Tx, workspaceId: string, id: string): Promise<Delivery> {
  const [row] = await db
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.workspaceId, workspaceId), eq(deliveries.id, id)));
  if (!row) throw notFound("delivery");
  return row;
}

/** How many of the first rows fit on one page: at least one. */
function fitting(rows: readonly { bytes: number; respondents: number }[], limit: number): number {
  let bytes = 0;
  let respondents = 0;
  for (const [i, row] of rows.slice(0, limit).entries()) {
    bytes += row.bytes;
    respondents += row.respondents;
    if (i > 0 && (bytes > pageLimits.bytes || respondents > pageLimits.respondents)) return i;
  }
  return Math.min(rows.length, limit);
}
