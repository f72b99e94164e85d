import { eq, inArray, sql } from "drizzle-orm";
import type { Db } from "@/db";
import { partialResponses, respondents } from "@/db/schema";
import { addPosts } from "../outgoing/add-posts";

/** So many are told at a time. */
const portion = 100;

/**
 * Writes into the outbox what was begun and not gone on with for a while.
 * @returns how many posts were written
 */
export async function addPartialPosts(db: Db, now: Date): Promise<number> {
  const due = await db
    .select({ id: partialResponses.id })
    .from(partialResponses)
    .where(sql`${partialResponses.postAt} <= ${now.toISOString()}`)
    .limit(1);
  if (due.length === 0) return 0;
  return await db.transaction(async (tx) => {
    const rows = await tx
      .select({ id: partialResponses.id, respondent: respondents })
      .from(partialResponses)
      .innerJoin(respondents, eq(respondents.id, partialResponses.respondentId))
      .where(sql`${partialResponses.postAt} <= ${now.toISOString()}`)
      .limit(portion)
      .for("update", { of: partialResponses, skipLocked: true });
    if (rows.length === 0) return 0;
    const ids = rows.map(({ id }) => id);
    await tx.update(partialResponses).set({ postAt: null }).where(inArray(partialResponses.id, ids));
    const events = rows.map(({ id, respondent }) => ({
      ...{ event: "response.partial" as const, respondent },
      facts: { responseId: id },
    }));
    return await addPosts(tx, events, now);
  });
}
