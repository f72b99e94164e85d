import { expect, test } from "vitest";
import { guessKind } from "./guess-kind";

test.each([
  ["number", [1249, 12.5]],
  ["number", ["1249", "-3.5", null]],
  ["text", ["1249", "none"]],
  ["text", ["0701234567"]],
  ["text", ["+46701234567"]],
  ["text", ["12345678901234567890"]],
  ["email", ["elin@example.com", " olle@example.org "]],
  ["date", ["2026-11-24", "2026-11-24T10:00:00Z"]],
  ["text", ["2026-11-24", "Gold"]],
  ["text", [true, false]],
  ["text", [["a"], { b: 1 }]],
  ["text", [undefined, null, ""]],
  ["text", []],
] as const)("the kind of a variable is guessed from what came: %s for %j", (type, values) => {
  expect(guessKind(values as never, "Europe/Stockholm")).toBe(type);
});
