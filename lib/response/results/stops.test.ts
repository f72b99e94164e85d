import { expect, test } from "vitest";
import type { Answers, Question } from "@/db/schema";
import { countStops } from "./stops";

const title = { en: "Question" };
const question = (key: string, page: number, over: Partial<Question> = {}): Question => ({
  ...{ key, type: "text", title, required: false, page },
  ...over,
});
const questions = [
  question("nps", 1, { type: "nps" }),
  question("why", 1, { showIf: { field: "answers.nps", op: "lte", value: 6 } }),
  question("said", 2, { type: "statement" }),
  question("best", 2),
  question("worst", 2),
  question("last", 3),
];

function stopsOf(...begun: [page: number | null, answers: Answers][]) {
  const rows = begun.map(([page, answers], i) => ({
    ...{ id: String(i), language: "en", variables: {}, page, answers },
  }));
  const { questions: found, ...counts } = countStops({ questions, variables: [] }, rows, "UTC");
  const each = found.map(({ question: { key }, saw, answered, stopped }) => [key, saw, answered, stopped]);
  return { ...counts, each };
}

test("a question is seen where its condition fits and its page came; statements are none", () => {
  expect(stopsOf([null, { nps: 3, why: "Late", best: "Tea" }], [2, { nps: 9 }])).toEqual({
    ...{ begun: 2, finished: 1 },
    each: [
      ["nps", 2, 2, 0],
      ["why", 1, 1, 0],
      ["best", 2, 1, 1],
      ["worst", 2, 0, 0],
      ["last", 1, 0, 0],
    ],
  });
});

test("who did not finish went no further than the first question without an answer on the page that came", () => {
  const stopped = (page: number, answers: Answers) =>
    stopsOf([page, answers]).each.flatMap(([key, , , count]) => (count === 1 ? [key] : []));
  expect(stopped(2, { nps: 2 })).toEqual(["best"]);
  expect(stopped(2, { nps: 2, best: "Tea" })).toEqual(["worst"]);
  expect(stopped(3, { nps: 2, last: "Kept on the way back" })).toEqual(["last"]);
  expect(stopped(1, {})).toEqual(["nps"]);
});

test("nobody who began is nobody", () => {
  expect(
    stopsOf().each.every(([, saw, answered, stopped]) => saw === 0 && answered === 0 && stopped === 0),
  ).toBe(true);
});
