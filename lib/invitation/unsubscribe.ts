import type { Db } from "@/db";
import { addPosts } from "../outgoing/add-posts";
import type { Visitor } from "../respondent/queries";
import { suppress } from "../suppression/mutations";
import { isSuppressed } from "../suppression/queries";

/**
 * Unsubscribes who holds a personal link. Safe to repeat: what was so already happens to nobody again.
 * @param surveyId of that survey alone; null: of all that the sender sends
 * @returns how many posts go out because of it
 */
export async function unsubscribe(
  db: Db,
  { respondent, sender }: Visitor,
  surveyId: string | null,
  now: Date,
): Promise<number> {
  return await db.transaction(async (tx) => {
    const before = await isSuppressed(tx, sender.id, respondent.email, surveyId);
    await suppress(tx, sender.id, respondent.email, "unsubscribed", { surveyId }, now);
    return before
      ? 0
      : await addPosts(tx, [{ event: "respondent.unsubscribed", respondent, facts: {} }], now);
  });
}
