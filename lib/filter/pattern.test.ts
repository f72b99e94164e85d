import { describe, expect, it } from "vitest";
import { compilePattern } from "./pattern";

describe("a regular expression", () => {
  it.each(["^[A-Z]{2}\\d+$", "a|b", "(?i)a", "\\p{L}+", "å+", "x".repeat(500)])("%s is taken", (source) => {
    expect(compilePattern(source, "whole").ok).toBe(true);
    expect(compilePattern(source, "search").ok).toBe(true);
  });

  it.each([
    ["empty", ""],
    ["longer than 500 characters", "x".repeat(501)],
    ["broken", "("],
    ["broken too", "[a"],
    ["a look-ahead", "a(?=b)"],
    ["a negative look-behind", "(?<!a)b"],
    ["a back-reference", "(a)\\1"],
    ["a repeat that ends before it begins", "a{2,1}"],
  ])("that is %s is refused with a sentence", (_, source) => {
    const error = { code: "invalid_pattern", message: expect.stringMatching(/\.$/) };
    expect(compilePattern(source, "whole")).toEqual({ ok: false, error });
  });

  it("minds case against a whole text, not in a search", () => {
    const found = (use: "search" | "whole", text: string) => {
      const pattern = compilePattern("ord-\\d+", use);
      return pattern.ok && pattern.value.test(text);
    };
    expect([found("search", "my ORD-12"), found("whole", "ORD-12"), found("whole", "ord-12")]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it("is the same pattern however its letters are composed", () => {
    const pattern = compilePattern("malm\u006f\u0308", "search");
    expect(pattern.ok && pattern.value.test("Malm\u00f6")).toBe(true);
  });

  it("goes on after more patterns than are remembered", () => {
    for (let n = 0; n < 300; n++) expect(compilePattern(`^x${n}$`, "search").ok).toBe(true);
    const first = compilePattern("^x0$", "search");
    expect(first.ok && first.value.test("x0")).toBe(true);
  });
});

describe("a regular expression whose automaton is too large", () => {
  it.each([
    ["[\\p{L}\\p{N}]{1,1000}!", "search"],
    ["[\\p{L}\\p{N}]{1,1000}!", "whole"],
    [".{0,100}x.{0,100}y", "search"],
    ["(a|b)*a(a|b){20}c", "whole"],
    ["(.{1,50}a){1,3}!", "search"],
    ["\\p{L}{1000}".repeat(40), "whole"],
    ["((a{10}){10}){10}".repeat(20), "search"],
    ["((a{100}){100}){100}", "search"],
    ["(.{0,500}){3}x", "whole"],
    ["a{1001}", "search"],
    ["a{1001,}", "whole"],
  ] as const)("%s (%s) is refused", (source, use) => {
    const error = { code: "too_complex", message: expect.stringContaining("too complex") };
    expect(compilePattern(source, use)).toEqual({ ok: false, error });
  });

  it.each([
    ["^.{1,1000}$", "whole"],
    ["^[\\p{L} '-]{1,100}$", "whole"],
    ["[\\p{L}\\p{M}' -]{2,80}", "search"],
    ["(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}", "search"],
    ["[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}\\.[A-Za-z]{2,}", "whole"],
    ["^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", "search"],
    ["\\b(gold|silver|platinum|vip|premium|enterprise)\\b", "search"],
    ["^(a+)+$", "whole"],
  ] as const)("is not %s (%s)", (source, use) => {
    expect(compilePattern(source, use).ok).toBe(true);
  });

  it("so the dearest that is taken costs about as much for each character as the plainest", () => {
    const cost = (source: string, letters: string) => {
      const pattern = compilePattern(source, "search");
      if (!pattern.ok) throw new Error(pattern.error.message);
      const texts = Array.from({ length: 100 }, (_, n) =>
        Array.from({ length: 2000 }, (_, i) => letters[(i * 7919 + n * 31) % letters.length]).join(""),
      );
      for (const text of texts) pattern.value.test(text);
      const began = process.cpuUsage();
      for (const text of texts) pattern.value.test(text);
      return process.cpuUsage(began).user + 1000;
    };
    const plain = cost("[^z]*zz", "ab");
    for (const source of ["(a|b)*a(a|b){10}c", "[a-z]{400}\\d", "(a?){50}a{50}!"])
      expect(cost(source, "ab") / plain).toBeLessThan(25);
  });
});
