import { describe, expect, it } from "vitest";
import { compilePattern } from "./pattern";

describe("a regular expression", () => {
  it.each(["^[A-Z]{2}\\d+$", "a|b", "(?i)a", "\\p{L}+", "å+", "x".repeat(500)])("%s is taken", (source) => {
    expect(compilePattern(source, false).ok).toBe(true);
  });

  it.each([
    ["empty", ""],
    ["longer than 500 characters", "x".repeat(501)],
    ["broken", "("],
    ["broken too", "[a"],
    ["a look-ahead", "a(?=b)"],
    ["a negative look-behind", "(?<!a)b"],
    ["a back-reference", "(a)\\1"],
    ["a repeat that blows up", "((a{100}){100}){100}"],
  ])("that is %s is refused with a sentence", (_, source) => {
    expect(compilePattern(source, false)).toEqual({ ok: false, error: expect.stringMatching(/\.$/) });
  });

  it("minds case only where asked", () => {
    const found = (ignoreCase: boolean) => {
      const pattern = compilePattern("^ord-\\d+$", ignoreCase);
      return pattern.ok && pattern.value.matcher("ORD-12").find();
    };
    expect([found(true), found(false), found(true)]).toEqual([true, false, true]);
  });

  it("takes linear time on what makes backtracking explode", () => {
    const pattern = compilePattern("^(a+)+$", false);
    const began = performance.now();
    expect(pattern.ok && pattern.value.matches(`${"a".repeat(5_000)}b`)).toBe(false);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it("goes on after more patterns than are remembered", () => {
    for (let n = 0; n < 600; n++) expect(compilePattern(`^x${n}$`, false).ok).toBe(true);
    const first = compilePattern("^x0$", false);
    expect(first.ok && first.value.matches("x0")).toBe(true);
  });
});
