import { LosslessNumber } from "lossless-json";
import { describe, expect, it } from "vitest";
import type { TransformStep } from "@/db/schema";
import type { Json } from "./json";
import { doSteps, transformed } from "./transform";

const make = (value: Json | undefined, ...steps: TransformStep[]) => {
  const made = transformed(value, steps);
  return made.ok ? made.value : made.error;
};

describe("steps on a value", () => {
  it.each<[TransformStep, Json, Json | undefined]>([
    [{ op: "trim" }, " \u200bElin ", "Elin"],
    [{ op: "lowercase" }, "ÅSA", "åsa"],
    [{ op: "uppercase" }, "straße", "STRASSE"],
    [{ op: "titlecase" }, "ELIN MARIA", "Elin Maria"],
    [{ op: "titlecase" }, "åsa-karin o'neil d’angelo", "Åsa-Karin O'Neil D’Angelo"],
    [{ op: "titlecase" }, "john's 2nd 'shop'", "John's 2nd 'Shop'"],
    [{ op: "digits" }, "SE-48 213", "48213"],
    [{ op: "digits" }, 12.5, "125"],
    [{ op: "first" }, ["a", "b"], "a"],
    [{ op: "last" }, ["a", { b: 1 }], { b: 1 }],
    [{ op: "first" }, '["a","b"]', "a"],
    [{ op: "join", with: ", " }, ["a", null, 2, ""], "a, 2"],
    [{ op: "split", at: " ", take: 0 }, "Elin Maria", "Elin"],
    [{ op: "split", at: ",", take: -1 }, "STRAND,ELIN MARIA", "ELIN MARIA"],
    [{ op: "split", at: ",", take: 1 }, "STRAND", undefined],
    [{ op: "replace", find: ".", with: "$&" }, "a.b.c", "a$&b$&c"],
    [{ op: "date", format: "DD/MM/YYYY" }, "24/11/2026", "2026-11-24"],
    [{ op: "date", format: "D.M.YY HH:mm" }, "4.1.26 09:05", "2026-01-04T09:05:00Z"],
    [{ op: "date", format: "YYYYMMDD" }, 20261124, "2026-11-24"],
    [{ op: "date", format: "unix" }, 1764000000, "2025-11-24T16:00:00Z"],
    [{ op: "date", format: "unix_ms" }, "1764000000123", "2025-11-24T16:00:00.123Z"],
    [{ op: "decimal", separator: "," }, "1.249,50", "1249.50"],
    [{ op: "decimal", separator: "," }, "-1 249", "-1249"],
    [{ op: "decimal", separator: "," }, ",5", ".5"],
    [{ op: "decimal", separator: "," }, 12.5, 12.5],
    [{ op: "decimal", separator: "." }, "1,234,567.8", "1234567.8"],
    [{ op: "map", values: { de_DE: "de" }, else: null }, "de_DE", "de"],
    [{ op: "map", values: { de_DE: "de" }, else: "en" }, "fr_FR", "en"],
    [{ op: "map", values: { de_DE: "de" }, else: null }, "constructor", undefined],
    [{ op: "map", values: { true: "yes" }, else: null }, true, "yes"],
    [{ op: "uppercase" }, new LosslessNumber("12345678901234567890"), "12345678901234567890"],
  ])("%j of %j", (step, value, made) => expect(make(value, step)).toEqual(made));

  it.each<[TransformStep, Json]>([
    [{ op: "trim" }, ["a"]],
    [{ op: "first" }, "a"],
    [{ op: "join", with: "" }, [{ a: 1 }]],
    [{ op: "date", format: "DD/MM/YYYY" }, "31/02/2026"],
    [{ op: "date", format: "DD/MM/YYYY" }, "2026-11-24"],
    [{ op: "date", format: "DD/MM/YYYY HH:mm" }, "24/11/2026 25:00"],
    [{ op: "date", format: "unix" }, "soon"],
    [{ op: "date", format: "YYYY" }, "2026"],
    [{ op: "decimal", separator: "," }, "1.24"],
    [{ op: "decimal", separator: "," }, "1,2,3"],
    [{ op: "decimal", separator: "," }, "12 kr"],
    [{ op: "decimal", separator: "." }, "1e5"],
  ])("%j of %j cannot be done", (step, value) =>
    expect(make(value, { op: "trim" }, step)).toMatchObject({ op: Array.isArray(value) ? "trim" : step.op }),
  );

  it("are done in order, and each result is told", () => {
    expect(
      doSteps("STRAND,ELIN MARIA", [
        { op: "split", at: ",", take: 1 },
        { op: "split", at: " ", take: 0 },
        { op: "titlecase" },
      ]),
    ).toEqual({ results: ["ELIN MARIA", "ELIN", "Elin"], fault: null });
  });

  it("stop at the one that cannot be done, by number and name", () => {
    expect(doSteps("a", [{ op: "uppercase" }, { op: "date", format: "unix" }, { op: "trim" }])).toEqual({
      results: ["A"],
      fault: { step: 2, op: "date", value: "A" },
    });
  });

  it.each([undefined, null, "", "  ", [], {}])("make nothing of nothing: %j", (value) => {
    expect(make(value, { op: "date", format: "unix" })).toEqual(value);
  });
});
