import { expect, it } from "vitest";
import { normal } from "./normal";
import { trimmed } from "./trimmed";

it("the same word is the same text however it was typed", () => {
  expect(normal("Malmo\u0308 ".repeat(20))).toBe("Malm\u00f6 ".repeat(20));
  expect(normal("o\u0308")).toBe("\u00f6");
});

it("a run of marks that no language writes is left alone", () => {
  const marks = `a${"\u0301\u0316".repeat(100_000)}`;
  expect(normal(marks)).toBe(marks);
});

it.each([
  ["\u200bada@example.com", "zero-width space"],
  ["ada@example.com\u200b", "zero-width space behind"],
  ["\ufeffada@example.com", "byte order mark"],
  ["\u00a0ada@example.com\u00a0", "no-break spaces"],
  ["\u00adada@example.com", "soft hyphen"],
  ["\u200e\u202aada@example.com\u202c\u200f", "direction marks"],
  ["\u2066ada@example.com\u2069", "isolates"],
  [" \t\r\n\u3000ada@example.com\u2028", "white space of all kinds"],
  ["\u2060\u034fada@example.com", "joiners"],
])("%j is trimmed (%s)", (text) => {
  expect(trimmed(text)).toBe("ada@example.com");
});

it("what is seen stays, and so does what stands within", () => {
  expect(trimmed(" a\u200db \u{1f3f4}\u{e0067}\u{e007f} ")).toBe("a\u200db \u{1f3f4}\u{e0067}\u{e007f}");
  expect(trimmed("\0a\0")).toBe("\0a\0");
  expect(trimmed("\u200b \ufeff")).toBe("");
});
