import { expect, test } from "vitest";
import { makeRespondent, makeSurvey, makeWorkspace } from "@/db/factories";
import type { Question } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { findVisitor } from "../../respondent/queries";
import { submitResponse, takePage } from "../submit";
import { bandsOf, type CommentFilter, listComments } from "./comments";
import { findStops } from "./stops";

const db = await testDatabase();
const now = new Date("2026-11-24T09:00:00Z");
const title = { en: "Question" };
const nps: Question = { key: "nps", type: "nps", title, required: false };
const questions: Question[] = [
  nps,
  { key: "why", type: "text", title, required: false },
  { key: "more", type: "text", title, required: false, page: 2 },
];

async function setUp(texts: readonly [score: number, why: string, more: string][]) {
  const workspace = await makeWorkspace(db);
  const survey = await makeSurvey(db, workspace.id, { questions });
  for (const [score, why, more] of texts) {
    const { token } = await makeRespondent(db, survey);
    const given = new Map(Object.entries({ nps: String(score), why, more }));
    await submitResponse(db, token, given, now);
  }
  return survey;
}

test("comments are found by question, by score and by words, a person's texts together", async () => {
  const survey = await setUp([
    [2, "Late parcel", "100 % wool"],
    [7, "Late again", ""],
    [10, "", "Café, prompt"],
    [9, "", ""],
  ]);
  const found = async (asked: CommentFilter) => {
    const { data, looked } = await listComments(db, survey, asked, { limit: 10 }, {});
    expect(looked).toBeNull();
    return data.map(({ score, texts }) => [score, ...texts.map(({ text }) => text)]);
  };
  expect(await found({})).toEqual([
    [10, "Café, prompt"],
    [7, "Late again"],
    [2, "Late parcel", "100 % wool"],
  ]);
  expect(await found({ about: "more" })).toEqual([
    [10, "Café, prompt"],
    [2, "100 % wool"],
  ]);
  const [low, middle, high] = bandsOf(nps);
  expect(await found({ band: low! })).toEqual([[2, "Late parcel", "100 % wool"]]);
  expect(await found({ band: middle!, about: "why" })).toEqual([[7, "Late again"]]);
  expect(await found({ band: high! })).toEqual([[10, "Café, prompt"]]);
  expect(await found({ search: "LATE" })).toEqual([
    [7, "Late again"],
    [2, "Late parcel"],
  ]);
  expect(await found({ search: "%" })).toEqual([[2, "100 % wool"]]);
  // Written with a combining accent.
  expect(await found({ search: "cafe\u0301" })).toEqual([[10, "Café, prompt"]]);
  expect(await found({ about: "nps" })).toEqual([]);
});

test("comments are paged by the response, and each comes once", async () => {
  const survey = await setUp(Array.from({ length: 7 }, (_, i) => [i, `Text ${i}`, ""]));
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const { data, nextCursor } = await listComments(db, survey, {}, { limit: 3, cursor }, {});
    seen.push(...data.map(({ texts }) => texts[0]!.text));
    cursor = nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toEqual(Array.from({ length: 7 }, (_, i) => `Text ${6 - i}`));
});

test("the bands of a scale have its middle apart where it has one", () => {
  const bands = (over: Partial<Question>) =>
    bandsOf({ ...nps, ...over }).map(({ low, high }) => `${low}-${high}`);
  expect(bands({ type: "csat" })).toEqual(["1-2", "3-3", "4-5"]);
  expect(bands({ type: "ces" })).toEqual(["1-3", "4-4", "5-7"]);
  expect(bands({ type: "rating", scale: 10 })).toEqual(["1-5", "6-10"]);
});

test("those who began and those who finished are told apart, under the filter of the results", async () => {
  const survey = await setUp([[9, "Good", ""]]);
  const begin = async (language: string) => {
    const { token } = await makeRespondent(db, survey, { language });
    const given = new Map(Object.entries({ nps: "3" }));
    const taken = await takePage(
      db,
      (await findVisitor(db, token))!,
      { page: 1, go: "next", given, language },
      now,
    );
    expect(taken.ok).toBe(true);
  };
  await begin("en");
  await begin("en");
  const of = async (filter: Parameters<typeof findStops>[2]) => {
    const { questions: found, ...counts } = await findStops(db, survey, filter, "UTC");
    return { ...counts, each: found.map(({ saw, answered, stopped }) => [saw, answered, stopped]) };
  };
  expect(await of({})).toEqual({
    ...{ begun: 3, finished: 1, newest: null },
    each: [
      [3, 3, 0],
      [3, 1, 0],
      [3, 0, 2],
    ],
  });
  expect(await of({ language: "sv" })).toMatchObject({ begun: 0, finished: 0 });
  expect(await of({ since: new Date(now.getTime() + 1) })).toMatchObject({ begun: 0 });
  expect(await of({ until: now, variables: { Plan: "Pro" } })).toMatchObject({ begun: 0 });
});
