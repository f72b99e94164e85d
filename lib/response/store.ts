import { and, eq, exists, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { invitations, partialResponses, respondents, responses, runEvents, runs } from "@/db/schema";
import { newId } from "../ids";
import { addPosts } from "../outgoing/add-posts";
import type { Respondent } from "../respondent/queries";
import { respondentEvent } from "../respondent/run-event";
import type { Answers } from "./answers";

/** An answered survey as it is stored. */
export type StoredResponse = typeof responses.$inferSelect;

/** A response that was stored now, and how many posts go out because of it. */
export type Stored = { response: StoredResponse; posts: number };

/**
 * Stores a respondent's answers, the first time only, and withdraws what was still to be mailed to them. Run it in a
 * transaction.
 * @param begun the id of what was kept of it before, if anything was
 * @returns the response, or null where there is one already
 */
export async function storeResponse(
  tx: Tx,
  respondent: Respondent,
  answers: Answers,
  { language, completedAt, now }: { language: string; completedAt: Date; now: Date },
  begun?: string,
): Promise<Stored | null> {
  const stored = tx.$with("stored").as(
    tx
      .insert(responses)
      .values({
        id: begun ?? newId("response"),
        workspaceId: respondent.workspaceId,
        surveyId: respondent.surveyId,
        respondentId: respondent.id,
        language,
        answers,
        completedAt,
      })
      .onConflictDoNothing({ target: responses.respondentId })
      .returning(),
  );
  const first = exists(tx.select({ id: stored.id }).from(stored));
  const answered = tx.$with("answered").as(
    tx
      .update(respondents)
      .set({
        answeredAt: completedAt,
        openedAt: sql`coalesce(${respondents.openedAt}, ${completedAt.toISOString()})`,
      })
      .where(and(eq(respondents.id, respondent.id), first))
      .returning({ id: respondents.id }),
  );
  const [response] = await tx.with(stored, answered).select().from(stored);
  if (!response) return null;
  if (begun) await tx.delete(partialResponses).where(eq(partialResponses.respondentId, respondent.id));
  await tellInvitations(tx, respondent.id, now);
  const facts = { responseId: response.id };
  const posts = await addPosts(tx, [{ event: "response.completed", respondent, facts }], now);
  return { response, posts };
}

/**
 * Tells the run that mailed the person, and its timeline. An invitation not yet sent is skipped with its run; a reminder not
 * yet sent is cancelled, and its run stays sent.
 */
async function tellInvitations(tx: Tx, respondentId: string, now: Date): Promise<void> {
  // The run last: whoever sends invitations locks in this order too.
  const waiting = await tx.execute<Pick<typeof invitations.$inferSelect, "id" | "runId" | "reminder">>(sql`
    with event as (
      ${respondentEvent(respondentId, "answered", now)}
    ), told as (
      update runs set answered = true
      where id in (select run_id from invitations where respondent_id = ${respondentId} and reminder = 0)
    )
    select id, run_id as "runId", reminder from invitations
    where respondent_id = ${respondentId} and status in ('scheduled', 'held') order by id for update`);
  const reminders = waiting.filter(({ reminder }) => reminder > 0).map(({ id }) => id);
  const firsts = waiting.filter(({ reminder }) => reminder === 0);
  if (reminders.length > 0) {
    await tx
      .update(invitations)
      .set({ status: "cancelled", dueAt: null })
      .where(inArray(invitations.id, reminders));
  }
  for (const { id, runId } of firsts) {
    await tx.update(invitations).set({ status: "skipped", dueAt: null }).where(eq(invitations.id, id));
    await tx
      .update(runs)
      .set({ status: "skipped", reason: "already_answered", updatedAt: now })
      .where(and(eq(runs.id, runId), inArray(runs.status, ["scheduled", "held"])));
    await tx
      .insert(runEvents)
      .values({ id: newId("event"), runId, at: now, kind: "skipped", detail: "already_answered" });
  }
}
