import { describe, expect, test } from "vitest";
import { makeRespondent, makeSurvey, makeWorkspace } from "@/db/factories";
import { type Question, respondents, responses } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { newId } from "../../ids";
import type { Answers } from "../answers";
import { listComments } from "./comments";
import { listGroups } from "./groups";
import { npsScore, type QuestionResult, scoresOf, sumUp } from "./results";

const db = await testDatabase();
const now = new Date("2026-11-24T09:00:00Z");
const title = { en: "Question" };
const options = ["a", "b", "c"].map((value) => ({ value, label: title }));
const questions: Question[] = [
  { key: "nps", type: "nps", title, required: true },
  { key: "rating", type: "rating", scale: 4, title, required: false },
  { key: "one", type: "single", options, title, required: false },
  { key: "many", type: "multiple", options, title, required: false },
  { key: "number", type: "number", title, required: false },
  { key: "why", type: "text", title, required: false },
];
const variables = ["Plan", "Order"].map((name) => ({ name, type: "text" as const, required: false }));

type Row = { answers: Answers; language: string; plan: string; at: Date };

/** Answers of a survey, oldest first, as they would come from so many different people. */
async function setUp(rows: readonly Row[]) {
  const workspace = await makeWorkspace(db);
  const survey = await makeSurvey(db, workspace.id, { questions, variables, languages: ["en", "sv"] });
  const people = rows.map(({ plan, language }, i) => ({
    ...{ id: newId("respondent"), workspaceId: workspace.id, surveyId: survey.id, language },
    ...{ email: `${i}@example.com`, token: `${survey.id} ${i}`, createdAt: now, answeredAt: now },
    variables: { Plan: plan, Order: String(i) },
  }));
  const answered = rows.map(({ answers, language, at }, i) => ({
    ...{ id: newId("response"), workspaceId: workspace.id, surveyId: survey.id },
    ...{ respondentId: people[i]!.id, language, answers, completedAt: at },
  }));
  for (let i = 0; i < rows.length; i += 1000) {
    await db.insert(respondents).values(people.slice(i, i + 1000));
    await db.insert(responses).values(answered.slice(i, i + 1000));
  }
  return survey;
}

const row = (answers: Answers, over: Partial<Row> = {}): Row => ({
  ...{ answers, language: "en", plan: "Pro", at: now },
  ...over,
});

/** The results of answers alone. */
async function resultsOf(...answers: Answers[]) {
  const { total, questions: results } = await sumUp(
    db,
    await setUp(answers.map((each) => row(each))),
    {},
    "UTC",
  );
  const by: Record<string, QuestionResult> = Object.fromEntries(
    results.map((result) => [result.question.key, result]),
  );
  return { total, by };
}

test("promoters less detractors make the score, in per cent of who answered", async () => {
  const values = [10, 9, 8, 7, 6, 0, 10].map((nps) => ({ nps }));
  const { total, by } = await resultsOf(...values, { why: "no score" });
  expect(total).toBe(8);
  expect(by.nps).toMatchObject({ answered: 7, score: 14, promoters: 3, passives: 2, detractors: 2 });
  expect((by.nps as { shares: { count: number }[] }).shares.map(({ count }) => count)).toEqual([
    1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2,
  ]);
  expect([npsScore(0, 0, 0), npsScore(1, 1, 2), npsScore(0, 3, 3), npsScore(3, 0, 3)]).toEqual([
    null,
    0,
    -100,
    100,
  ]);
});

test("choices count who chose them, and those no longer offered are told", async () => {
  const { by } = await resultsOf({ many: ["a", "b"] }, { many: ["a"], one: "b" }, { many: ["old"] }, {});
  expect(by.many).toMatchObject({
    answered: 3,
    shares: [
      { value: "a", count: 2, known: true },
      { value: "b", count: 1, known: true },
      { value: "c", count: 0, known: true },
      { value: "old", count: 1, known: false },
    ],
  });
  expect(by.one).toMatchObject({ answered: 1, shares: [{ count: 0 }, { count: 1 }, { count: 0 }] });
});

test("numbers have mean, median and ends, or none of them", async () => {
  const even = await resultsOf({ number: 4 }, { number: -1 }, { number: 10 }, { number: 3 });
  expect(even.by).toMatchObject({ number: { mean: 4, median: 3.5, lowest: -1, highest: 10 } });
  const none = await resultsOf({});
  expect(none.by).toMatchObject({
    number: { answered: 0, mean: null, median: null, lowest: null, highest: null },
  });
});

describe("of some thousand answers", () => {
  let seed = 1;
  const roll = (sides: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % sides;
  };
  const rows = Array.from({ length: 4000 }, (_, i): Row => {
    const answers: Answers = { nps: roll(11) };
    if (roll(3) > 0) answers.rating = 1 + roll(4);
    if (roll(4) > 0) answers.one = ["a", "b", "c", "gone"][roll(4)]!;
    if (roll(2) > 0) answers.many = ["a", "b", "c"].filter(() => roll(2) > 0);
    if (roll(2) > 0) answers.number = roll(2000) / 8 - 50;
    if (roll(5) === 0) answers.why = `text ${i}`;
    const at = new Date(now.getTime() - roll(60) * 86_400_000);
    return { answers, language: ["en", "sv"][roll(2)]!, plan: ["Free", "Pro", "Team"][roll(3)]!, at };
  });
  const month = { since: new Date("2026-10-25T09:00:00Z") };
  const cases = {
    all: [{}, () => true],
    "a month of one language": [
      { ...month, language: "sv" },
      ({ at, language }: Row) => at >= month.since && language === "sv",
    ],
    "one plan before that": [
      { until: month.since, variables: { Plan: "Team" } },
      ({ at, plan }: Row) => at < month.since && plan === "Team",
    ],
  } as const;
  const made = setUp(rows);

  test.each(Object.entries(cases))(
    "the sums are those of counting by hand: %s",
    async (_, [filter, fits]) => {
      const survey = await made;
      const picked = rows.filter(fits);
      const { total, questions: results } = await sumUp(db, survey, filter, "UTC");
      expect(total).toBe(picked.length);
      for (const result of results) {
        const values = picked.flatMap(({ answers }) => (answers[result.question.key] ?? []) as string[]);
        const byHand = countByHand(result, picked, values);
        expect(result).toMatchObject(byHand ?? {});
      }
      const scores = scoresOf(results);
      expect(scores.get("nps")).toBe((results[0] as { score: number }).score);
      expect(scores.get("rating")).toBe((results[1] as { mean: number }).mean);
    },
  );

  test("texts are paged from the newest, under the same filter", async () => {
    const survey = await made;
    const filter = { variables: { Plan: "Pro" } };
    const wanted = rows.filter(({ plan, answers }) => plan === "Pro" && answers.why).toReversed();
    const found: { text: string; score: number | null }[] = [];
    let cursor: string | null = null;
    do {
      const page = { limit: 50, ...(cursor ? { cursor } : {}) };
      const { data, nextCursor } = await listComments(db, survey, { about: "why" }, page, filter);
      found.push(...data.map(({ texts, score }) => ({ text: texts[0]!.text, score })));
      cursor = nextCursor;
    } while (cursor);
    expect(found).toEqual(wanted.map(({ answers }) => ({ text: answers.why, score: answers.nps })));
  });

  test("what parts people into groups is offered to choose by, what is different for each is not", async () => {
    const survey = await made;
    await makeRespondent(db, survey, { variables: { Plan: "Nobody's answer" } });
    const [plan, ...others] = await listGroups(db, survey);
    expect(others).toEqual([]);
    expect(plan).toMatchObject({ name: "Plan", more: false });
    expect(plan?.values.toSorted()).toEqual(["Free", "Pro", "Team"]);
  });
});

function countByHand(result: QuestionResult, picked: readonly Row[], values: readonly (string | number)[]) {
  const answered = picked.filter(({ answers }) => answers[result.question.key] !== undefined).length;
  const numbers = values.filter((value) => typeof value === "number").toSorted((a, b) => a - b);
  const sum = numbers.reduce((all, n) => all + n, 0);
  const mean = expect.closeTo(sum / numbers.length, 9);
  const shares =
    "shares" in result
      ? result.shares.map(({ value }) => ({ value, count: values.filter((each) => each === value).length }))
      : [];
  const counted = shares.reduce((all, { count }) => all + count, 0);
  switch (result.type) {
    case "nps": {
      const promoters = numbers.filter((n) => n >= 9).length;
      const detractors = numbers.filter((n) => n <= 6).length;
      const score = Math.round(((promoters - detractors) / numbers.length) * 100);
      return { answered, promoters, detractors, passives: answered - promoters - detractors, score, shares };
    }
    case "rating":
      return { answered, mean, shares };
    case "single":
    case "multiple":
      expect(counted).toBe(values.length);
      return { answered, shares };
    case "number": {
      const half = numbers.length / 2;
      const median =
        numbers.length % 2 === 1 ? numbers[half - 0.5] : (numbers[half - 1]! + numbers[half]!) / 2;
      return { answered, mean, median, lowest: numbers[0], highest: numbers.at(-1) };
    }
    case "text":
      return { answered };
  }
}
