import { expect, it } from "vitest";
import { faultOfText, missing, wrongType } from "./faults";

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
  if (code)
    expect(faultOfText("F", text, limit)).toMatchObject({
      field: "F",
      message: expect.stringMatching(/\.$/),
    });
});

it("words each fault as a sentence that shows the value, shortened and clean", () => {
  expect(wrongType("Score", "number", "ten").message).toBe('"ten" is not a number.');
  expect(wrongType("Name", "text", [1]).message).toBe("a list is not text.");
  expect(wrongType("Score", "number", `\0${"x".repeat(500)}`).message.length).toBeLessThan(110);
  expect(missing("OrderId")).toEqual({
    field: "OrderId",
    code: "missing_field",
    message: "OrderId is required, and it is missing or empty.",
  });
  expect(missing("Email", "the e-mail address").message).toContain("fills the e-mail address");
});
