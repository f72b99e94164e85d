import { and, asc, count, desc, eq, gt, lt } from "drizzle-orm";
import type { Tx } from "@/db";
import { type FollowUp, type Question, respondents, responses, surveys, users } from "@/db/schema";
import type { Actor } from "../edit/seen";
import { AppError } from "../errors";
import { afterOf, type Page, type Paged, pageOf } from "../list/page";
import { hasScale } from "../survey/question/type";
import type { Answers } from "./answers";
import type { FollowUpPatch } from "./follow-up-schema";
import { getResponse, type ListedResponse } from "./queries";

/** A response that somebody is to act on, or has: with whom it is from, the first score and what was written. */
export type FollowedResponse = {
  id: string;
  respondentId: string;
  email: string;
  name: string;
  surveyId: string;
  survey: string;
  score: number | null;
  comment: string | null;
  note: string | null;
  followUp: FollowUp;
  completedAt: Date;
  /** Who last changed it, and when; null where it was a token or the person is gone. */
  by: string | null;
  at: Date | null;
};

/**
 * Puts a response on the list of follow-ups, marks it done, takes it off, or writes a note.
 * @param by who does it: a user, or null for a token that belongs to nobody
 * @throws AppError not_found; conflict where it is only begun
 */
export async function setFollowUp(
  db: Tx,
  workspaceId: string,
  id: string,
  { followUp, note }: FollowUpPatch,
  by: Actor,
  now: Date,
): Promise<ListedResponse> {
  const [row] = await db
    .update(responses)
    .set({
      ...(followUp === undefined ? {} : { followUp }),
      ...(note === undefined ? {} : { note: note?.trim() || null }),
      ...{ followUpAt: now, followUpBy: by },
    })
    .where(and(eq(responses.workspaceId, workspaceId), eq(responses.id, id)))
    .returning({ id: responses.id });
  const response = await getResponse(db, workspaceId, id);
  if (!row) throw new AppError("conflict", "It is only begun: it can be followed up once it is complete.");
  return response;
}

/** What is to be followed up over all surveys, the longest waiting first; of what is done, the newest answer first. */
export async function listFollowUps(
  db: Tx,
  workspaceId: string,
  followUp: FollowUp,
  page: Page,
  surveyId?: string,
): Promise<Paged<FollowedResponse>> {
  const after = afterOf(page);
  const open = followUp === "open";
  const rows = await db
    .select({ response: responses, person: respondents, survey: surveys, by: users.name })
    .from(responses)
    .innerJoin(respondents, eq(respondents.id, responses.respondentId))
    .innerJoin(surveys, eq(surveys.id, responses.surveyId))
    .leftJoin(users, eq(users.id, responses.followUpBy))
    .where(
      and(
        eq(responses.workspaceId, workspaceId),
        eq(responses.followUp, followUp),
        surveyId ? eq(responses.surveyId, surveyId) : undefined,
        after ? (open ? gt(responses.id, after) : lt(responses.id, after)) : undefined,
      ),
    )
    .orderBy(open ? asc(responses.id) : desc(responses.id))
    .limit(page.limit + 1);
  return pageOf(
    rows.map(
      ({ response, person, survey, by }): FollowedResponse => ({
        ...{ id: response.id, respondentId: person.id, email: person.email },
        name: [person.firstName, person.lastName].filter(Boolean).join(" "),
        ...{ surveyId: survey.id, survey: survey.title },
        ...gistOf(survey.questions, response.answers),
        ...{ note: response.note, followUp, completedAt: response.completedAt, by, at: response.followUpAt },
      }),
    ),
    page.limit,
  );
}

/** How many responses wait for somebody in a workspace. */
export async function countOpenFollowUps(db: Tx, workspaceId: string): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(responses)
    .where(and(eq(responses.workspaceId, workspaceId), eq(responses.followUp, "open")));
  return row!.count;
}

/** The answer to the first scale, and the first text that was written. Pure. */
function gistOf(questions: readonly Question[], answers: Answers) {
  const score = questions.filter(({ type }) => hasScale(type)).map(({ key }) => answers[key]);
  const comment = questions.filter(({ type }) => type === "text").map(({ key }) => answers[key]);
  return {
    score: score.find((answer) => typeof answer === "number") ?? null,
    comment: comment.find((answer) => typeof answer === "string") ?? null,
  };
}
