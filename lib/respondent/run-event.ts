import { desc, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { invitations } from "@/db/schema";
import { newId } from "../ids";

/** Writes what a respondent did into the timeline of the run that invited them last; without one, nothing. */
export async function addRespondentEvent(
  db: Tx,
  respondentId: string,
  kind: "opened" | "answered",
  now: Date,
): Promise<void> {
  const latest = db
    .select({ runId: invitations.runId })
    .from(invitations)
    .where(eq(invitations.respondentId, respondentId))
    .orderBy(desc(invitations.id))
    .limit(1);
  await db.execute(sql`insert into run_events (id, run_id, at, kind)
    select ${newId("event")}, run_id, ${now.toISOString()}::timestamptz, ${kind} from (${latest}) latest`);
}
