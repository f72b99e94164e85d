import { expect, test } from "vitest";
import { makeRespondent, makeSurvey, makeWorkspace } from "@/db/factories";
import { type Question, responses } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { newId } from "../../ids";
import { getSurvey } from "../../survey/queries";
import { changesBetween } from "./changes";
import { leadingOf, scoreBySide, scoreByWeek, sidesOf } from "./movement";
import { sumUp } from "./results";

const db = await testDatabase();
const timeZone = "Europe/Stockholm";
const now = new Date("2026-11-24T12:00:00.000Z");
const title = { en: "Q" };
const questions: Question[] = [
  { key: "why", type: "text", title, required: false },
  { key: "nps", type: "nps", title, required: true },
  {
    ...{ key: "reason", type: "single", title, required: false },
    options: ["price", "delivery"].map((value) => ({ value, label: title })),
  },
];

async function setUp() {
  const workspace = await makeWorkspace(db, { timeZone });
  const { id } = await makeSurvey(db, workspace.id, {
    ...{ questions, languages: ["en", "sv"] },
    variables: [{ name: "Plan", type: "list", options: ["Free", "Pro"], required: false }],
  });
  const survey = await getSurvey(db, workspace.id, id);
  /** So many answers alike. */
  const answer = async (
    count: number,
    { at, nps, reason, Plan }: { at: string; nps: number; reason?: string; Plan?: string },
  ) => {
    for (let i = 0; i < count; i += 1) {
      const variables: Record<string, string> = Plan ? { Plan } : {};
      const person = await makeRespondent(db, survey, { variables });
      const rest = { workspaceId: workspace.id, surveyId: id, respondentId: person.id, language: "en" };
      const answers = { nps, ...(reason ? { reason } : {}) };
      await db
        .insert(responses)
        .values({ id: newId("response"), ...rest, answers, completedAt: new Date(at) });
    }
  };
  return { survey, answer, question: leadingOf(questions)! };
}

test("weeks begin on Monday in the workspace's zone; one of fewer than ten answers has a count and no score", async () => {
  const { survey, answer, question } = await setUp();
  await answer(12, { at: "2026-11-01T22:30:00Z", nps: 10 });
  await answer(9, { at: "2026-11-01T23:30:00Z", nps: 0 });
  await answer(10, { at: "2026-11-24T11:00:00Z", nps: 0 });
  const points = await scoreByWeek(db, survey, question, {}, timeZone, now);
  expect(points!.map(({ key, n, estimate }) => [key, n, estimate?.score ?? null])).toEqual([
    ["2026-10-26", 12, 100],
    ["2026-11-02", 9, null],
    ["2026-11-09", 0, null],
    ["2026-11-16", 0, null],
    ["2026-11-23", 10, -100],
  ]);
  const filter = { until: new Date("2026-11-08T23:00:00Z"), language: "en" };
  expect((await scoreByWeek(db, survey, question, filter, timeZone, now))!.at(-1)!.key).toBe("2026-11-02");
  const two = { language: "en", variables: { Plan: "Pro" } };
  expect(await scoreByWeek(db, survey, question, two, timeZone, now)).toBeNull();
});

test("groups stand side by side, those who gave no value too, and nothing is claimed of fewer than ten", async () => {
  const { survey, answer, question } = await setUp();
  await answer(11, { at: "2026-11-24T11:00:00Z", nps: 10, Plan: "Pro" });
  await answer(9, { at: "2026-11-24T11:00:00Z", nps: 0, Plan: "Free" });
  await answer(12, { at: "2026-11-23T11:00:00Z", nps: 8 });
  const sides = sidesOf(survey, 1);
  expect(sides).toEqual([
    { by: "variable", name: "Plan" },
    { by: "language", name: "" },
  ]);
  const groups = await scoreBySide(db, survey, question, sides[0]!, {}, timeZone, []);
  expect(groups!.map(({ value, n, estimate }) => [value, n, estimate?.score ?? null])).toEqual([
    ["", 12, 0],
    ["Pro", 11, 100],
    ["Free", 9, null],
  ]);
  const today = { since: new Date("2026-11-23T23:00:00Z") };
  const some = await scoreBySide(db, survey, question, sides[0]!, today, timeZone, []);
  expect(some!.map(({ value }) => value)).toEqual(["Pro", "Free"]);
});

test("what changed is more than chance or may be chance, and untold below ten answers on either side", async () => {
  const { survey, answer } = await setUp();
  await answer(40, { at: "2026-11-24T11:00:00Z", nps: 9, reason: "price" });
  await answer(20, { at: "2026-11-10T11:00:00Z", nps: 10, reason: "delivery" });
  await answer(20, { at: "2026-11-10T11:00:00Z", nps: 8, reason: "price" });
  await answer(2, { at: "2026-10-10T11:00:00Z", nps: 8, reason: "price" });
  const between = async (since: string, until: string) => {
    const filter = { since: new Date(since), until: new Date(until) };
    return (await sumUp(db, survey, filter, timeZone)).questions;
  };
  const later = await between("2026-11-19T23:00:00Z", "2026-11-24T23:00:00Z");
  const earlier = await between("2026-11-09T23:00:00Z", "2026-11-14T23:00:00Z");
  expect(changesBetween(later, earlier)).toMatchObject([
    { of: "score", sure: true, now: { score: 100 }, before: { score: 50 } },
    { of: "choice", value: "price", sure: true, now: { count: 40, of: 40 }, before: { count: 20, of: 40 } },
  ]);
  expect(changesBetween(earlier, earlier)).toMatchObject([{ sure: false }, { sure: false }]);
  expect(changesBetween(earlier, await between("2026-10-01T22:00:00Z", "2026-10-11T22:00:00Z"))).toEqual([]);
});
