import { beforeAll, expect, test } from "vitest";
import { makeSurvey, makeWorkspace } from "@/db/factories";
import type { Question } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { createSurvey, updateSurvey } from "../mutations";
import { type SurveyPatch, surveyInput } from "../schema";
import { rowsOfTexts, withTexts } from "./rows";

const db = await testDatabase();
const now = new Date("2026-11-24T09:00:00.000Z");
let workspaceId: string;
const asked = (title: Question["title"]): Question => ({ key: "nps", type: "nps", title, required: false });

beforeAll(async () => {
  workspaceId = (await makeWorkspace(db)).id;
});

test("whichever editor changes a text, its translations are marked, and are no more once they are confirmed", async () => {
  const survey = await makeSurvey(db, workspaceId, {
    languages: ["en", "sv", "da"],
    questions: [asked({ en: "Recommend?", sv: "Rekommendera?", da: "Anbefale?" })],
    welcome: { en: "Hi", sv: "Hej" },
  });
  const change = (patch: SurveyPatch, how?: Parameters<typeof updateSurvey>[7]) =>
    updateSurvey(db, workspaceId, survey.id, patch, now, null, undefined, how);
  const questions = [asked({ en: "Recommend us?", sv: "Rekommendera?", da: "Anbefale os?" })];
  const changed = await change({ questions: questions as SurveyPatch["questions"] });
  expect(changed.outdated).toEqual({ "questions/nps/title": { sv: "Recommend?" } });
  expect((await change({ welcome: { en: "Hello", sv: "Hej" } })).outdated).toMatchObject({
    welcome: { sv: "Hi" },
  });
  expect(Object.keys((await change({ title: "Other" })).outdated)).toHaveLength(2);
  const { questions: same } = withTexts(changed, rowsOfTexts(changed, changed.languages));
  const from = { "questions/nps/title": { sv: "Recommend us?" } };
  const confirmed = await change({ questions: same as SurveyPatch["questions"] }, { from });
  expect(confirmed.outdated).toEqual({ welcome: { sv: "Hi" } });
  expect((await change({ welcome: null })).outdated).toEqual({});
});

test("a survey begins with translations that fit its texts", async () => {
  const input = surveyInput.parse({ title: "S", languages: ["en", "sv"], welcome: { en: "Hi", sv: "Hej" } });
  expect((await createSurvey(db, workspaceId, input, now)).outdated).toEqual({});
});
