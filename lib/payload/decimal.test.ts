import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareDecimals, isNumeral, sameDecimal } from "./decimal";
import { exactOrder, numeral } from "./testing-numerals";

describe("decimal numerals", () => {
  it("compare exactly, as a reference over integers does", () => {
    const numerals = fc.tuple(numeral, numeral, fc.boolean());
    fc.assert(
      fc.property(numerals, ([a, b, near]) => {
        const other = near ? `${a.replace(/[eE].*/, "")}${a.includes(".") ? "" : "."}01` : b;
        expect(Math.sign(compareDecimals(a, other)!)).toBe(exactOrder(a, other));
        expect(sameDecimal(a, other)).toBe(exactOrder(a, other) === 0);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ["10", "9", 1],
    ["10.00", "10", 0],
    ["1e3", "1000", 0],
    ["-0", "0", 0],
    ["+5", "5", 0],
    [".5", "0.5", 0],
    ["-2", "1", -1],
    ["9007199254740993", "9007199254740992", 1],
    ["-9007199254740993", "-9007199254740992", -1],
    ["1e400", "2e400", -1],
    ["-1e400", "-2e400", 1],
    ["1e-400", "0", 1],
    ["1e-400", "2e-400", -1],
    ["-1e400", "1e400", -1],
    ["1e401", "9e400", 1],
  ])("%s against %s", (a, b, sign) => {
    expect(Math.sign(compareDecimals(a, b)!)).toBe(sign);
    expect(Math.sign(compareDecimals(b, a)!)).toBe(0 - sign);
  });

  it.each([
    "",
    "-",
    ".",
    "e3",
    "1e",
    "1,5",
    "1 000",
    "0x10",
    "Infinity",
    "NaN",
    "1_0",
    "١",
    "1e12345",
    "--1",
  ])("%j is none", (text) => {
    expect(isNumeral(text)).toBe(false);
    expect(compareDecimals(text, "1")).toBeUndefined();
    expect(compareDecimals("1", text)).toBeUndefined();
  });

  it.each(["0", "-12.5", "+1", "1.", ".5", "1e3", "1E-10", "007", "12345678901234567890"])(
    "%s is one",
    (text) => {
      expect(isNumeral(text)).toBe(true);
    },
  );
});
