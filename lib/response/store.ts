import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { invitations, partialResponses, respondents, responses, runEvents, runs } from "@/db/schema";
import { newId } from "../ids";
import { addPosts } from "../outgoing/add-posts";
import type { Respondent } from "../respondent/queries";
import { respondentEvents } from "../respondent/run-event";
import type { Answers } from "./answers";

/** An answered survey as it is stored. */
export type StoredResponse = typeof responses.$inferSelect;

/** A response that was stored now, and how many posts go out because of it and those stored with it. */
export type Stored = { response: StoredResponse; posts: number };

/** Answers that are whole; `begun`: the id of what was kept of them before, if anything was. */
export type Completed = {
  respondent: Respondent;
  answers: Answers;
  language: string;
  completedAt: Date;
  begun: string | undefined;
};

/**
 * Stores a respondent's answers, the first time only, and withdraws what was still to be mailed to them. Run it in a
 * transaction.
 * @returns the response, or null where there is one already
 */
export async function storeResponse(tx: Tx, completed: Completed, now: Date): Promise<Stored | null> {
  const [stored] = await storeResponses(tx, [completed], now);
  return stored ?? null;
}

/** The same for several; of two of one person the first counts. @returns in their order */
export async function storeResponses(
  tx: Tx,
  completed: readonly Completed[],
  now: Date,
): Promise<(Stored | null)[]> {
  const firstOf = new Map(completed.toReversed().map((each) => [each.respondent.id, each]));
  const own = completed.filter((each) => firstOf.get(each.respondent.id) === each);
  const rows = own.map(({ respondent, begun, ...answered }) => ({
    id: begun ?? newId("response"),
    workspaceId: respondent.workspaceId,
    surveyId: respondent.surveyId,
    respondentId: respondent.id,
    ...answered,
  }));
  const stored = tx
    .$with("stored")
    .as(
      tx.insert(responses).values(rows).onConflictDoNothing({ target: responses.respondentId }).returning(),
    );
  const answered = tx.$with("answered").as(
    tx
      .update(respondents)
      .set({
        answeredAt: sql`${stored.completedAt}`,
        openedAt: sql`coalesce(${respondents.openedAt}, ${stored.completedAt})`,
      })
      .from(stored)
      .where(eq(respondents.id, stored.respondentId))
      .returning({ id: respondents.id }),
  );
  const made = await tx.with(stored, answered).select().from(stored);
  if (made.length === 0) return completed.map(() => null);
  const responseOf = new Map(made.map((response) => [response.respondentId, response]));
  const ids = [...responseOf.keys()];
  const begun = own.filter((each) => each.begun && responseOf.has(each.respondent.id));
  if (begun.length > 0) {
    const people = begun.map(({ respondent }) => respondent.id);
    await tx.delete(partialResponses).where(inArray(partialResponses.respondentId, people));
  }
  await tellInvitations(tx, ids, now);
  const events = own.flatMap(({ respondent }) => {
    const response = responseOf.get(respondent.id);
    const facts = { responseId: response?.id };
    return response ? [{ event: "response.completed" as const, respondent, facts }] : [];
  });
  const posts = await addPosts(tx, events, now);
  return completed.map((each) => {
    const { id } = each.respondent;
    const response = firstOf.get(id) === each ? responseOf.get(id) : undefined;
    return response ? { response, posts } : null;
  });
}

/**
 * Tells the runs that mailed these people, and their timelines. An invitation not yet sent is skipped with its run; a
 * reminder not yet sent is cancelled, and its run stays sent.
 */
async function tellInvitations(tx: Tx, respondentIds: string[], now: Date): Promise<void> {
  const theirs = inArray(invitations.respondentId, respondentIds);
  // The runs last: whoever sends invitations locks in this order too.
  const waiting = await tx.execute<Pick<typeof invitations.$inferSelect, "id" | "runId" | "reminder">>(sql`
    with event as (
      ${respondentEvents(respondentIds, "answered", now)}
    ), told as (
      update runs set answered = true
      where id in (select run_id from invitations where ${theirs} and reminder = 0)
    )
    select id, run_id as "runId", reminder from invitations
    where ${theirs} and status in ('scheduled', 'held') order by id for update`);
  const reminders = waiting.filter(({ reminder }) => reminder > 0).map(({ id }) => id);
  const firsts = waiting.filter(({ reminder }) => reminder === 0);
  if (reminders.length > 0) {
    await tx
      .update(invitations)
      .set({ status: "cancelled", dueAt: null })
      .where(inArray(invitations.id, reminders));
  }
  if (firsts.length === 0) return;
  const ids = firsts.map(({ id }) => id);
  const runIds = firsts.map(({ runId }) => runId);
  await tx.update(invitations).set({ status: "skipped", dueAt: null }).where(inArray(invitations.id, ids));
  await tx
    .update(runs)
    .set({ status: "skipped", reason: "already_answered", updatedAt: now })
    .where(and(inArray(runs.id, runIds), inArray(runs.status, ["scheduled", "held"])));
  const skipped = { at: now, kind: "skipped", detail: "already_answered" } as const;
  await tx.insert(runEvents).values(runIds.map((runId) => ({ id: newId("event"), runId, ...skipped })));
}
