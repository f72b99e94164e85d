import type { Db } from "@/db";
import { type Answers, respondents, responses } from "@/db/schema";
import { newId, newToken } from "../ids";

/** Writes answers to a survey as of past moments, each of a person of its own. */
export function answersForTests(db: Db) {
  return async function answer(
    { id: surveyId, workspaceId }: { id: string; workspaceId: string },
    given: readonly { answers: Answers; at: Date }[],
  ) {
    const of = { workspaceId, surveyId, language: "en" };
    const people = given.map(({ at, answers }) => ({ id: newId("respondent"), at, answers }));
    await db.insert(respondents).values(
      people.map(({ id, at }) => ({
        ...{ ...of, id, email: `${id}@example.com`, variables: {}, token: newToken() },
        ...{ createdAt: at, updatedAt: at },
      })),
    );
    await db.insert(responses).values(
      people.map(({ id: respondentId, at: completedAt, answers }) => ({
        ...{ ...of, id: newId("response"), respondentId, answers, completedAt },
      })),
    );
  };
}
