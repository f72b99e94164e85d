import { describe, expect, test } from "vitest";
import type { Question } from "@/db/schema";
import { checkAnswers } from "./answers";
import { parseNumber } from "./number";

const title = { en: "Question" };
const options = ["Fast", "Slow", "a,b"].map((value) => ({ value, label: { en: value } }));
const ask = (type: Question["type"], over: Partial<Question> = {}): Question => ({
  key: "q",
  type,
  title,
  required: false,
  ...(type === "single" || type === "multiple" ? { options } : {}),
  ...over,
});
const check = (question: Question, value: unknown, language = "en") =>
  checkAnswers([question], new Map([["q", value]]), language);

describe("an answer that fits is stored in its own type", () => {
  test.each([
    [ask("nps"), ["0"], 0],
    [ask("nps"), [" 10 "], 10],
    [ask("nps"), 9, 9],
    [ask("rating"), ["5"], 5],
    [ask("rating", { scale: 7 }), ["7"], 7],
    [ask("single"), ["Slow"], "Slow"],
    [ask("multiple"), ["a,b", "Fast", "Fast"], ["Fast", "a,b"]],
    [ask("number"), ["-3.5"], -3.5],
    [ask("number"), 5e-7, 5e-7],
    [ask("text", { maxLength: 2 }), ["e\u0301e\u0301"], "éé"],
    [ask("text"), [" two\r\nlines\u0000 "], "two\nlines"],
    [ask("text"), ["half \ud83d"], "half \ufffd"],
    [ask("text"), ["😀".repeat(5000)], "😀".repeat(5000)],
  ])("%o takes %o", (question, value, stored) => {
    expect(check(question, value)).toEqual({ ok: true, value: { q: stored } });
  });
});

describe("an answer that does not fit is told by its question", () => {
  test.each([
    [ask("nps"), ["11"], { code: "invalid" }],
    [ask("nps"), ["9.5"], { code: "invalid" }],
    [ask("nps"), ["-1"], { code: "invalid" }],
    [ask("nps"), ["1e1"], { code: "invalid" }],
    [ask("rating"), ["0"], { code: "invalid" }],
    [ask("rating"), ["6"], { code: "invalid" }],
    [ask("single"), ["fast"], { code: "invalid" }],
    [ask("multiple"), ["Fast", "Other"], { code: "invalid" }],
    [ask("number"), ["many"], { code: "invalid" }],
    [ask("text"), [{ a: 1 }], { code: "invalid" }],
    [ask("text"), ["x".repeat(5003)], { code: "too_long", over: 3 }],
    [ask("text", { required: true }), ["  \n"], { code: "missing" }],
    [ask("multiple", { required: true }), [], { code: "missing" }],
  ])("%o refuses %o", (question, value, fault) => {
    expect(check(question, value)).toEqual({ ok: false, error: [{ key: "q", ...fault }] });
  });
});

test("unknown keys are ignored and a key of any spelling is data", () => {
  const question = { ...ask("text"), key: "constructor" };
  const given = new Map<string, unknown>([
    ["constructor", ["yes"]],
    ["other", ["x"]],
  ]);
  const checked = checkAnswers([question], given);
  expect(checked.ok && Object.entries(checked.value)).toEqual([["constructor", "yes"]]);
});

test("every fault is told, in the order of the questions", () => {
  const questions = [ask("nps", { required: true }), ask("number", { key: "n" }), ask("text", { key: "t" })];
  const checked = checkAnswers(questions, new Map([["n", ["x"]]]));
  expect(!checked.ok && checked.error).toEqual([
    { key: "q", code: "missing" },
    { key: "n", code: "invalid" },
  ]);
});

test("a survey without questions takes an empty answer", () => {
  expect(checkAnswers([], new Map())).toEqual({ ok: true, value: {} });
});

describe("numbers are read as people write them", () => {
  test.each([
    ["12", "en", 12],
    ["1,249", "en", 1249],
    ["1,24", "en", 1.24],
    ["1 249,50", "sv", 1249.5],
    ["1\u00a0249", "sv", 1249],
    ["1.249", "de", 1249],
    ["1.249", "sv", 1.249],
    ["1.249,5", "de", 1249.5],
    ["\u22125", "sv", -5],
    ["+5", "en", 5],
    [".5", "en", 0.5],
    ["-0", "en", 0],
    ["1e3", "en", null],
    ["1,2,3", "en", null],
    ["0x10", "en", null],
    ["12 kr", "sv", null],
    ["1".repeat(16), "en", null],
    ["\u0661\u0662\u066b\u0665", "ar", 12.5],
    ["\u0661\u066c\u0662\u0664\u0669", "ar", 1249],
    ["\u06f3", "fa", 3],
    ["3,5", "ar", 3.5],
    ["", "en", null],
  ])("%s in %s is %s", (text, language, number) => {
    expect(parseNumber(text, language)).toBe(number);
  });
});
