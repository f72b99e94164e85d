import { desc, eq } from "drizzle-orm";
import type { Tx } from "@/db";
import { invitations, runEvents } from "@/db/schema";
import { newId } from "../ids";

/** Writes what a respondent did into the timeline of the run that invited them last; without one, nothing. */
export async function addRespondentEvent(
  db: Tx,
  respondentId: string,
  kind: "opened" | "answered",
  now: Date,
): Promise<void> {
  const [latest] = await db
    .select({ runId: invitations.runId })
    .from(invitations)
    .where(eq(invitations.respondentId, respondentId))
    .orderBy(desc(invitations.id))
    .limit(1);
  if (latest) await db.insert(runEvents).values({ id: newId("event"), runId: latest.runId, at: now, kind });
}
