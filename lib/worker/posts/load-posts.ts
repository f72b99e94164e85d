import { and, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "@/db";
import {
  automations,
  invitations,
  partialResponses,
  posts,
  respondents,
  responses,
  surveys,
  workspaces,
} from "@/db/schema";

/** A claimed post with all that posting it needs. */
export type LoadedPost = Awaited<ReturnType<typeof loadPosts>>[number];

/**
 * Loads claimed posts with what they tell of; a survey and an automation once, however many posts are theirs. What was
 * answered may be gone again: then there is nothing to tell.
 */
export async function loadPosts(db: Db, ids: readonly string[]) {
  const claimed = inArray(posts.id, [...ids]);
  const responseId = sql`${posts.facts} ->> 'responseId'`;
  const [told, listeners] = await Promise.all([
    db
      .select({
        post: posts,
        respondent: respondents,
        response: responses,
        partial: partialResponses,
        invitation: invitations,
      })
      .from(posts)
      .leftJoin(respondents, eq(respondents.id, posts.respondentId))
      .leftJoin(responses, and(eq(responses.respondentId, posts.respondentId), eq(responses.id, responseId)))
      .leftJoin(
        partialResponses,
        and(eq(partialResponses.respondentId, posts.respondentId), eq(partialResponses.id, responseId)),
      )
      .leftJoin(invitations, eq(invitations.id, sql`${posts.facts} ->> 'invitationId'`))
      .where(claimed)
      .orderBy(posts.id),
    db
      .select({
        automation: automations,
        workspace: { id: workspaces.id, name: workspaces.name, timeZone: workspaces.timeZone },
      })
      .from(automations)
      .innerJoin(workspaces, eq(workspaces.id, automations.workspaceId))
      .where(inArray(automations.id, db.select({ id: posts.automationId }).from(posts).where(claimed))),
  ]);
  const listenerOf = new Map(listeners.map((each) => [each.automation.id, each]));
  const whole = told.flatMap((each) => {
    const listener = listenerOf.get(each.post.automationId);
    // A person's answer is that of their survey, also where the automation has turned to another one.
    const surveyId = each.respondent?.surveyId ?? listener?.automation.surveyId;
    return listener && surveyId ? [{ ...each, ...listener, surveyId }] : [];
  });
  const asked = inArray(surveys.id, [...new Set(whole.map(({ surveyId }) => surveyId))]);
  const surveyOf = new Map(
    (await db.select().from(surveys).where(asked)).map((survey) => [survey.id, survey]),
  );
  return whole.flatMap(({ surveyId, ...each }) => {
    const survey = surveyOf.get(surveyId);
    return survey ? [{ ...each, survey }] : [];
  });
}
