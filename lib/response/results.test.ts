import { describe, expect, test } from "vitest";
import type { Question } from "@/db/schema";
import { npsScore, type ResultInput, sumUp } from "./results";

const title = { en: "Question" };
const nps: Question = { key: "nps", type: "nps", title, required: true };
const respond = (answers: ResultInput["answers"], at = "2026-11-24T12:00:00Z"): ResultInput => ({
  id: `res_${at}`,
  answers,
  completedAt: new Date(at),
  language: "en",
  variables: { Plan: "Pro" },
});

describe("nps", () => {
  test("is promoters less detractors, in per cent of who answered", () => {
    const answers = [10, 9, 8, 7, 6, 0, 10].map((value) => respond({ nps: value }));
    const [result] = sumUp([nps], [...answers, respond({})], "UTC").questions;
    expect(result).toMatchObject({ answered: 7, score: 14, promoters: 3, passives: 2, detractors: 2 });
    expect(result?.type === "nps" && result.shares.map(({ count }) => count)).toEqual([
      1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2,
    ]);
  });

  test("is unknown without answers, 0 in balance, -100 and 100 at the ends", () => {
    expect([npsScore(0, 0, 0), npsScore(1, 1, 2), npsScore(0, 3, 3), npsScore(3, 0, 3)]).toEqual([
      null,
      0,
      -100,
      100,
    ]);
  });
});

test("a rating has a mean and a share for each step", () => {
  const rating: Question = { key: "r", type: "rating", scale: 3, title, required: false };
  const [result] = sumUp(
    [rating],
    [respond({ r: 1 }), respond({ r: 3 }), respond({ r: 3 })],
    "UTC",
  ).questions;
  expect(result).toMatchObject({ answered: 3, shares: [{ count: 1 }, { count: 0 }, { count: 2 }] });
  expect(result?.type === "rating" && result.mean).toBeCloseTo(7 / 3);
});

test("choices count who chose them, and those no longer offered are told", () => {
  const options = [
    { value: "a", label: title },
    { value: "b", label: title },
  ];
  const multiple: Question = { key: "m", type: "multiple", options, title, required: false };
  const responses = [respond({ m: ["a", "b"] }), respond({ m: ["a"] }), respond({ m: ["old"] }), respond({})];
  expect(sumUp([multiple], responses, "UTC").questions[0]).toMatchObject({
    answered: 3,
    shares: [
      { value: "a", count: 2, known: true },
      { value: "b", count: 1, known: true },
      { value: "old", count: 1, known: false },
    ],
  });
});

test("numbers have mean, median and ends", () => {
  const number: Question = { key: "n", type: "number", title, required: false };
  const of = (...values: number[]) =>
    sumUp(
      [number],
      values.map((n) => respond({ n })),
      "UTC",
    ).questions[0];
  expect(of(4, -1, 10, 3)).toMatchObject({ mean: 4, median: 3.5, lowest: -1, highest: 10 });
  expect(of(2)).toMatchObject({ mean: 2, median: 2 });
  expect(of()).toMatchObject({ answered: 0, mean: null, median: null, lowest: null, highest: null });
});

test("comments keep their order and stand beside the first scale's answer", () => {
  const text: Question = { key: "t", type: "text", title, required: false };
  const [, result] = sumUp(
    [nps, text],
    [respond({ nps: 9, t: "newer" }), respond({ t: "older" })],
    "UTC",
  ).questions;
  expect(result?.type === "text" && result.comments).toMatchObject([
    { text: "newer", score: 9, variables: { Plan: "Pro" } },
    { text: "older", score: null },
  ]);
});

test("days are those of the workspace's zone, with the empty ones between", () => {
  const at = ["2026-11-24T23:30:00Z", "2026-11-22T10:00:00Z", "2026-11-22T11:00:00Z"];
  const { perDay, total } = sumUp(
    [],
    at.map((moment) => respond({}, moment)),
    "Europe/Stockholm",
  );
  expect(total).toBe(3);
  expect(perDay).toEqual([
    { day: "2026-11-22", count: 2 },
    { day: "2026-11-23", count: 0 },
    { day: "2026-11-24", count: 0 },
    { day: "2026-11-25", count: 1 },
  ]);
});
