import { describe, expect, it } from "vitest";
import type { Variable } from "@/db/schema";
import { type Json, parseJson, scanJson } from "@/lib/payload/json";
import { faultSentence } from "@/lib/reason/fault-sentence";
import { checkVariable } from "./variable";

const zone = "Europe/Stockholm";
const long = (text: string) => parseJson(text, scanJson(text, 32));

const free: Variable = { name: "V", type: "text", format: "text", required: false };
const bare: Variable = { name: "V", type: "text", required: false };
const numeric: Variable = { name: "V", type: "text", format: "numeric", required: false };
const email: Variable = { name: "V", type: "text", format: "email", required: false };
const regex: Variable = {
  name: "V",
  type: "text",
  format: "regex",
  pattern: "[A-Z]{2}\\d+",
  required: false,
};
const list: Variable = {
  name: "V",
  type: "list",
  options: ["Free", "Pro", "5", "true", "pro"],
  aliases: { Premium: "Pro" },
  required: false,
};
const date: Variable = { name: "V", type: "date", required: false };

describe("a background variable", () => {
  it.each<[string, Variable, Json, string]>([
    ["free text", free, "Hello ", "Hello "],
    ["free text", bare, "☃ <b>'é'</b> 😀", "☃ <b>'é'</b> 😀"],
    ["free text", free, 10, "10"],
    ["free text", free, long("10.00"), "10"],
    ["free text", free, long("1e3"), "1000"],
    ["free text", free, long("-0"), "0"],
    ["free text", free, long("1E400"), "1E400"],
    ["free text", free, long("12345678901234567890"), "12345678901234567890"],
    ["free text", free, "10.00", "10.00"],
    ["free text", free, "007", "007"],
    ["free text", free, true, "true"],
    ["free text", free, false, "false"],
    ["numeric", numeric, "12.5", "12.5"],
    ["numeric", numeric, " 12 ", "12"],
    ["numeric", numeric, -3, "-3"],
    ["numeric", numeric, "1e3", "1e3"],
    ["numeric", numeric, long("12345678901234567890"), "12345678901234567890"],
    ["numeric", numeric, long("1E400"), "1E400"],
    ["e-mail", email, " Ann@Example.COM ", "Ann@example.com"],
    ["regex", regex, "AB12", "AB12"],
    ["list", list, "Free", "Free"],
    ["list", list, " free ", "Free"],
    ["list", list, "pro", "pro"],
    ["list", list, "PRO", "Pro"],
    ["another spelling", list, " premium", "Pro"],
    ["list", list, 5, "5"],
    ["list", list, true, "true"],
    ["date", date, "2026-11-24", "2026-11-24"],
    ["date", date, " 2026-11-24T09:00:00+01:00 ", "2026-11-24T09:00:00+01:00"],
  ])("%s: %#", (_, variable, value, stored) => {
    expect(checkVariable(variable, value, "F", zone)).toEqual({ ok: true, value: stored });
  });

  it.each<[string, Variable, Json, string]>([
    ["free text", free, ["a"], "invalid_type"],
    ["free text", free, { a: 1 }, "invalid_type"],
    ["numeric", numeric, "twelve", "invalid_type"],
    ["numeric", numeric, "12,5", "invalid_type"],
    ["numeric", numeric, "1 000", "invalid_type"],
    ["numeric", numeric, "0x10", "invalid_type"],
    ["numeric", numeric, "12kr", "invalid_type"],
    ["numeric", numeric, "NaN", "invalid_type"],
    ["numeric", numeric, true, "invalid_type"],
    ["numeric", numeric, [1], "invalid_type"],
    ["e-mail", email, "ann", "invalid_type"],
    ["e-mail", email, "a..b@x.se", "invalid_type"],
    ["e-mail", email, 5, "invalid_type"],
    ["regex", regex, "ab12", "invalid_type"],
    ["regex", regex, "xAB12", "invalid_type"],
    ["regex", regex, "AB12x", "invalid_type"],
    [
      "regex without a pattern",
      { ...regex, pattern: undefined } as unknown as Variable,
      "AB12",
      "invalid_type",
    ],
    ["list", list, "Gold", "not_in_list"],
    ["list", list, "Free,Pro", "not_in_list"],
    ["list", list, 6, "not_in_list"],
    ["list", list, false, "not_in_list"],
    ["list", list, ["Free"], "invalid_type"],
    ["list without options", { name: "V", type: "list", required: false }, "Free", "not_in_list"],
    ["date", date, "2026-02-30", "invalid_type"],
    ["date", date, "24/11/2026", "invalid_type"],
    ["date", date, "February 3, 2025", "invalid_type"],
    ["date", date, 1764000000, "invalid_type"],
    ["date", date, 1764000000, "invalid_type"],
    ["date", date, true, "invalid_type"],
    ["date", date, { y: 2026 }, "invalid_type"],
  ])("%s: %# is refused", (_, variable, value, code) => {
    const checked = checkVariable(variable, value, "F", zone);
    expect(checked).toMatchObject({ ok: false, error: { field: "F", code } });
    expect(checked.ok ? "" : faultSentence(checked.error)).toMatch(/^.{10,}\.$/s);
  });

  it.each([free, numeric, email, regex, list, date])(
    "%j takes no NUL, no lone surrogate, no 2,001 characters",
    (variable) => {
      const code = (value: string) => {
        const checked = checkVariable(variable, value, "F", zone);
        return checked.ok ? "ok" : checked.error.code;
      };
      expect(code("a\0b")).toBe("invalid_characters");
      expect(code("\ud83d")).toBe("invalid_characters");
      expect(code(`${"x".repeat(3000)}\0`)).toBe("invalid_characters");
      expect(code("9".repeat(2001))).toBe("too_long");
    },
  );

  it("counts characters, not UTF-16 units", () => {
    expect(checkVariable(free, "😀".repeat(2000), "F", zone).ok).toBe(true);
    expect(checkVariable(free, "😀".repeat(2001), "F", zone)).toMatchObject({ error: { code: "too_long" } });
    expect(checkVariable(numeric, "9".repeat(2000), "F", zone).ok).toBe(true);
  });

  it("names the options it has", () => {
    expect(checkVariable(list, "Gold", "Plan", zone)).toMatchObject({
      error: { field: "Plan", options: ["Free", "Pro", "5", "true", "pro"] },
    });
  });
});
