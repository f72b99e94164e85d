import { expect, it } from "vitest";
import { makeSurvey, makeWorkspace } from "@/db/factories";
import type { Answers } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { digestFacts } from "./digest";
import { answersForTests } from "./testing";

const db = await testDatabase();
const answer = answersForTests(db);
const from = new Date("2026-11-23T07:00:00.000Z");
const to = new Date("2026-11-24T07:00:00.000Z");

it("a digest counts each of many answers that were completed at the same moment", async () => {
  const survey = await makeSurvey(db, (await makeWorkspace(db)).id);
  const at = new Date("2026-11-23T12:00:00.000Z");
  const many = 11_000;
  for (let written = 0; written < many; written += 1_000)
    await answer(
      survey,
      Array.from({ length: 1_000 }, () => ({ answers: { nps: 9 }, at })),
    );
  const all = { count: many, before: 0, score: { now: 100, before: null }, comments: [] };
  expect(await digestFacts(db, survey, null, "daily", { from, to }, "UTC")).toMatchObject(all);
  const good = { field: "answers.nps", op: "gte", value: 9 } as const;
  expect(await digestFacts(db, survey, good, "daily", { from, to }, "UTC")).toMatchObject(all);
});

it("a digest says the same of answers whether a filter passes them all or there is none", async () => {
  const survey = await makeSurvey(db, (await makeWorkspace(db)).id, {
    questions: [
      { key: "csat", type: "csat", title: { en: "Well?" }, required: false },
      { key: "why", type: "text", title: { en: "Why?" }, required: false },
      { key: "more", type: "text", title: { en: "More?" }, required: false },
    ],
  });
  const given: Answers[] = [
    { csat: 1, why: "late", more: "and wet" },
    { why: "  " },
    { csat: 4 },
    { csat: 5, more: "fine" },
    {},
    ...["a", "b", "c"].map((why) => ({ csat: 2, why })),
  ];
  await answer(
    survey,
    given.map((answers, hour) => ({ answers, at: new Date(from.getTime() + hour * 3_600_000) })),
  );
  await answer(survey, [{ answers: { csat: 5 }, at: new Date(from.getTime() - 1) }]);
  await answer(survey, [{ answers: { csat: 5 }, at: to }]);
  const anything = { field: "language", op: "exists" } as const;
  const expected = {
    ...{ count: 8, before: 1, score: { now: 16 / 6, before: 5 } },
    comments: ["c", "b", "a"]
      .map((text) => ({ text, score: 2 }))
      .concat([
        { text: "fine", score: 5 },
        { text: "late", score: 1 },
      ]),
  };
  for (const filter of [null, anything])
    expect(await digestFacts(db, survey, filter, "daily", { from, to }, "UTC")).toMatchObject(expected);
});
