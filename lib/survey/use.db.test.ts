import { beforeAll, describe, expect, test } from "vitest";
import { makeAutomation, makeRespondent, makeSurvey, makeWorkspace } from "@/db/factories";
import { testDatabase } from "@/db/testing";
import { submitResponse } from "../response/submit";
import { duplicateSurvey } from "./duplicate";
import { updateSurvey } from "./mutations";
import { getSurvey, type Question, type Survey } from "./queries";
import type { SurveyPatch } from "./schema";
import { countAnswers, countValues, listSurveyUsers, refuseLostVariables } from "./use";

const db = await testDatabase();
const now = new Date("2026-11-24T09:00:00.000Z");
let survey: Survey;
let automationId: string;

beforeAll(async () => {
  const workspace = await makeWorkspace(db);
  survey = await makeSurvey(db, workspace.id, {
    variables: [
      { name: "OrderId", type: "text", format: "text", required: false },
      { name: "Plan", type: "list", options: ["Free"], required: false },
    ],
    questions: [
      { key: "nps", type: "nps", title: { en: "Recommend?" }, required: false },
      { key: "why", type: "text", title: { en: "Why?" }, required: false },
    ],
  });
  const { automation } = await makeAutomation(db, {
    workspaceId: workspace.id,
    surveyId: survey.id,
    mapping: { EmailAddress: "email", Order: "OrderId", Other: null },
  });
  automationId = automation.id;
  for (const nps of [9, 3]) {
    const person = await makeRespondent(db, survey, { variables: { OrderId: "SE-1" } });
    await submitResponse(db, person.token, new Map([["nps", nps]]), now);
  }
});

test("counts answers by question, and values by variable", async () => {
  expect([...(await countAnswers(db, survey.workspaceId, survey.id))]).toEqual([["nps", 2]]);
  expect([...(await countValues(db, survey.workspaceId, survey.id))]).toEqual([["OrderId", 2]]);
  const other = await makeWorkspace(db);
  expect((await countAnswers(db, other.id, survey.id)).size).toBe(0);
  expect((await countValues(db, other.id, survey.id)).size).toBe(0);
});

test("knows which automations send a survey out, in its own workspace", async () => {
  const users = await listSurveyUsers(db, survey.workspaceId, survey.id);
  expect(users).toMatchObject([
    { id: automationId, variables: expect.arrayContaining(["email", "OrderId"]) },
  ]);
  const other = await makeWorkspace(db);
  expect(await listSurveyUsers(db, other.id, survey.id)).toEqual([]);
});

describe("what may be changed of a survey in use", () => {
  test("a question that has answers keeps its type", async () => {
    const [nps, why] = survey.questions as [Question, Question];
    const change = (questions: Question[]) =>
      updateSurvey(
        db,
        survey.workspaceId,
        survey.id,
        { questions: questions as SurveyPatch["questions"] },
        now,
      );
    await change([
      { ...nps, title: { en: "New" } },
      { ...why, type: "number" },
    ]);
    await change([nps, why]);
    await expect(change([{ ...nps, type: "text" }])).rejects.toMatchObject({
      code: "invalid_request",
      more: { errors: [{ field: "questions[0].type", code: "answered" }] },
    });
  });

  test("a variable that an automation fills stays, and keeps its name", async () => {
    await refuseLostVariables(db, survey, [{ name: "OrderId" }]);
    await expect(refuseLostVariables(db, survey, [{ name: "Plan" }, { name: "orderId" }])).rejects.toThrow(
      /OrderId is filled by the automation “After purchase”/,
    );
  });
});

test("a copy is a draft with the same questions, and nobody in it", async () => {
  const id = await duplicateSurvey(
    db,
    survey.workspaceId,
    survey.id,
    (title) => `${title} (copy)`,
    now,
    null,
  );
  const copy = await getSurvey(db, survey.workspaceId, id);
  expect(copy).toMatchObject({
    title: "After purchase (copy)",
    status: "draft",
    questions: survey.questions,
    variables: survey.variables,
  });
  expect((await countAnswers(db, survey.workspaceId, id)).size).toBe(0);
  const other = await makeWorkspace(db);
  await expect(duplicateSurvey(db, other.id, survey.id, (title) => title, now, null)).rejects.toMatchObject({
    code: "not_found",
  });
});

test("a survey moves to another tool and back as long as nobody has answered", async () => {
  const away = { kind: "external", url: "https://forms.example.com/r?e={{email}}", questions: [] } as const;
  const fresh = await makeSurvey(db, survey.workspaceId);
  await makeRespondent(db, fresh);
  const moved = await updateSurvey(db, fresh.workspaceId, fresh.id, { ...away, questions: [] }, now);
  expect(moved).toMatchObject({ ...away, status: "open" });
  const back = { kind: "hosted", url: null } as const;
  expect(await updateSurvey(db, fresh.workspaceId, fresh.id, back, now)).toMatchObject(back);
  await expect(
    updateSurvey(db, survey.workspaceId, survey.id, { ...away, questions: [] }, now),
  ).rejects.toMatchObject({
    code: "invalid_request",
    more: { errors: [{ field: "kind", code: "answered" }] },
  });
});
