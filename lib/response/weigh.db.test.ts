import { beforeAll, expect, test } from "vitest";
import { makeRespondent, makeSurvey, makeWorkspace } from "@/db/factories";
import type { Question } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { submitResponse } from "./submit";
import { weighCondition } from "./weigh";

const db = await testDatabase();
const now = new Date("2026-11-24T09:00:00.000Z");
const choices = (...values: string[]) => values.map((value) => ({ value, label: { en: value } }));
const questions: Question[] = [
  { key: "nps", type: "nps", title: { en: "Recommend?" }, required: false },
  {
    key: "how",
    type: "single",
    title: { en: "How?" },
    required: false,
    options: choices("a", "b"),
    other: true,
  },
  {
    ...{ key: "grid", type: "matrix" as const, title: { en: "Grid?" }, required: false },
    ...{ rows: choices("price"), columns: choices("good", "bad") },
  },
  { key: "why", type: "text", title: { en: "Why?" }, required: false },
];
let survey: Awaited<ReturnType<typeof makeSurvey>>;
const weigh = (field: string, op: "lte" | "equals" | "contains", value: string | number) =>
  weighCondition(db, survey, { all: [{ field, op, value }] }, "UTC");

beforeAll(async () => {
  const workspace = await makeWorkspace(db);
  survey = await makeSurvey(db, workspace.id, { questions });
  const given: [string, unknown][][] = [
    [
      ["nps", 3],
      ["how", "a"],
      ["grid", { price: "bad" }],
      ["why", "late"],
    ],
    [
      ["nps", 3],
      ["how", { other: "by train" }],
    ],
    [
      ["nps", 10],
      ["how", "a"],
    ],
    [["how", "b"]],
  ];
  for (const answers of given) {
    const { token } = await makeRespondent(db, survey, { variables: { Plan: "Free" } });
    await submitResponse(db, token, new Map(answers), now);
  }
});

test("counts each value that was offered, and nothing that people wrote", async () => {
  const { standing } = await weighCondition(db, survey, null, "UTC");
  expect(Object.keys(standing)).toEqual(["answers.nps", "answers.how", "answers.grid.price"]);
  expect(standing["answers.nps"]).toMatchObject({ answered: 3 });
  expect(standing["answers.nps"]!.values).toHaveLength(11);
  expect(standing["answers.nps"]!.values).toContainEqual({ value: "3", count: 2 });
  const how = [...standing["answers.how"]!.values].sort((a, b) => (a.value < b.value ? -1 : 1));
  expect(how).toEqual([
    { value: "a", count: 2 },
    { value: "b", count: 1 },
    { value: "other", count: 1 },
  ]);
  expect(standing["answers.grid.price"]!.values).toContainEqual({ value: "bad", count: 1 });
});

test("tries a condition on those who answered last, as the page would", async () => {
  expect((await weigh("answers.nps", "lte", 6)).newest).toEqual({ of: 4, fit: 2, all: true });
  expect((await weigh("answers.grid.price", "equals", "bad")).newest.fit).toBe(1);
  expect((await weigh("answers.why", "contains", "late")).newest.fit).toBe(1);
  expect((await weigh("variables.Plan", "equals", "free")).newest.fit).toBe(0);
  expect((await weigh("answers.gone", "equals", "x")).newest.fit).toBe(0);
  expect((await weighCondition(db, survey, null, "UTC")).newest.fit).toBe(4);
});
