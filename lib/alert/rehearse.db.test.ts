import { expect, it } from "vitest";
import { makeSurvey, makeWorkspace } from "@/db/factories";
import { testDatabase } from "@/db/testing";
import { rehearseAlert } from "./rehearse";
import { answersForTests } from "./testing";

const db = await testDatabase();
const answer = answersForTests(db);
const now = new Date("2026-11-24T12:00:00.000Z");
const on = (timeZone: string) => ({ timeZone, now, appUrl: "https://surveys.example.com" });
const bad = {
  name: "Bad news",
  locale: "en",
  filter: { field: "answers.nps", op: "lte", value: 6 },
} as const;

it("an alert tells beforehand of how many of the last thirty days' answers it would have told, day by day", async () => {
  const survey = await makeSurvey(db, (await makeWorkspace(db)).id);
  await answer(survey, [
    { answers: { nps: 3 }, at: new Date("2026-11-24T11:00:00.000Z") },
    { answers: { nps: 6 }, at: new Date("2026-11-23T23:30:00.000Z") },
    { answers: { nps: 7 }, at: new Date("2026-11-23T10:00:00.000Z") },
    { answers: { nps: 0 }, at: new Date("2026-10-26T00:00:00.000Z") },
    { answers: { nps: 0 }, at: new Date("2026-10-25T22:00:00.000Z") },
  ]);
  const inUtc = await rehearseAlert(db, survey, bad, on("UTC"));
  expect(inUtc).toMatchObject({ looked: 4, more: false });
  expect([inUtc.days[0], inUtc.days.at(-2), inUtc.days.at(-1)]).toEqual([1, 1, 1]);
  expect(inUtc.days).toHaveLength(30);
  expect(inUtc.newest).toMatchObject({
    at: "2026-11-24T11:00:00.000Z",
    message: { title: expect.stringContaining("3"), footer: expect.stringContaining("Bad news") },
  });
  // Half past eleven there is half past midnight here.
  expect((await rehearseAlert(db, survey, bad, on("Europe/Stockholm"))).days.slice(-2)).toEqual([0, 2]);
});

it("an alert that nothing fits says so, and one without conditions tells of every answer", async () => {
  const survey = await makeSurvey(db, (await makeWorkspace(db)).id);
  expect(await rehearseAlert(db, survey, bad, on("UTC"))).toMatchObject({ looked: 0, newest: null });
  await answer(survey, [{ answers: { nps: 9 }, at: new Date("2026-11-20T10:00:00.000Z") }]);
  expect(await rehearseAlert(db, survey, bad, on("UTC"))).toMatchObject({ looked: 1, newest: null });
  const every = await rehearseAlert(db, survey, { ...bad, filter: null }, on("UTC"));
  expect(every.days.reduce((sum, count) => sum + count)).toBe(1);
});

it("of very many answers the newest five thousand are looked at", async () => {
  const survey = await makeSurvey(db, (await makeWorkspace(db)).id);
  const at = new Date("2026-11-24T10:00:00.000Z");
  for (let written = 0; written < 5_001; written += 1_667)
    await answer(
      survey,
      Array.from({ length: 1_667 }, () => ({ answers: { nps: 1 }, at })),
    );
  const much = await rehearseAlert(db, survey, bad, on("UTC"), Number.POSITIVE_INFINITY);
  expect(much).toMatchObject({ looked: 5_000, more: true });
  expect(much.days.at(-1)).toBe(5_000);
  expect(await rehearseAlert(db, survey, bad, on("UTC"), 0)).toMatchObject({ looked: 1, more: true });
});
