import { expect, it } from "vitest";
import { makeSurvey, makeWorkspace } from "@/db/factories";
import { respondents, responses } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { newId, newToken } from "../ids";
import { digestFacts } from "./digest";

const db = await testDatabase();
const from = new Date("2026-11-23T07:00:00.000Z");
const to = new Date("2026-11-24T07:00:00.000Z");

it("a digest counts each of many answers that were completed at the same moment", async () => {
  const survey = await makeSurvey(db, (await makeWorkspace(db)).id);
  const of = { workspaceId: survey.workspaceId, surveyId: survey.id, language: "en" };
  const at = new Date("2026-11-23T12:00:00.000Z");
  for (const many of [1_000, 1_000, 300]) {
    const people = Array.from({ length: many }, () => newId("respondent"));
    await db.insert(respondents).values(
      people.map((id) => ({
        ...{ ...of, id, email: `${id}@example.com`, variables: {}, token: newToken() },
        ...{ createdAt: at, updatedAt: at },
      })),
    );
    await db.insert(responses).values(
      people.map((respondentId) => ({
        ...{ ...of, id: newId("response"), respondentId, answers: { nps: 9 }, completedAt: at },
      })),
    );
  }
  const facts = await digestFacts(db, survey, null, "daily", { from, to }, "UTC");
  expect(facts).toMatchObject({ count: 2_300, before: 0, score: { now: 100, before: null } });
});
