import { expect, it } from "vitest";
import { faultOfText, wrongType } from "./faults";

it.each([
  ["", 0, undefined],
  ["abc", 3, undefined],
  ["abcd", 3, "too_long"],
  ["😀😀😀", 3, undefined],
  ["😀😀😀😀", 3, "too_long"],
  ["e\u0301e\u0301", 4, undefined],
  ["a\0", 3, "invalid_characters"],
  ["\ud83d", 3, "invalid_characters"],
  ["abcd\ud83d", 3, "invalid_characters"],
])("%j of at most %i characters: %s", (text, limit, code) => {
  expect(faultOfText("F", text, limit)?.code).toBe(code);
});

it("keeps of a value no more than can be told", () => {
  const { got } = wrongType("Score", "number", `\0${"x".repeat(500)}`) as { got: string };
  expect(got).toMatch(/^\ufffdx{78}…$/);
});
