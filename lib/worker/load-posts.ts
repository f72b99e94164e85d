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

/** Loads claimed posts with what they tell of. What was answered may be gone again: then there is nothing to tell. */
export async function loadPosts(db: Db, ids: readonly string[]) {
  const complete = and(
    eq(responses.respondentId, posts.respondentId),
    sql`${responses.id} = ${posts.facts} ->> 'responseId'`,
  );
  const begun = and(
    eq(partialResponses.respondentId, posts.respondentId),
    sql`${partialResponses.id} = ${posts.facts} ->> 'responseId'`,
  );
  return await db
    .select({
      post: posts,
      automation: automations,
      respondent: respondents,
      survey: surveys,
      workspace: { id: workspaces.id, name: workspaces.name, timeZone: workspaces.timeZone },
      response: responses,
      partial: partialResponses,
      invitation: invitations,
    })
    .from(posts)
    .innerJoin(automations, eq(automations.id, posts.automationId))
    .innerJoin(workspaces, eq(workspaces.id, automations.workspaceId))
    .leftJoin(respondents, eq(respondents.id, posts.respondentId))
    .innerJoin(surveys, sql`${surveys.id} = coalesce(${respondents.surveyId}, ${automations.surveyId})`)
    .leftJoin(responses, complete)
    .leftJoin(partialResponses, begun)
    .leftJoin(invitations, sql`${invitations.id} = ${posts.facts} ->> 'invitationId'`)
    .where(inArray(posts.id, [...ids]))
    .orderBy(posts.id);
}
