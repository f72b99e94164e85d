import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Filter, FilterCondition } from "@/db/schema";
import type { Json } from "../payload/json";
import { evaluateFilter, fieldsOfFilter } from "./evaluate";
import type { FieldType } from "./operators";

const run = (filter: Filter | null, values: Record<string, Json>, declared: Record<string, FieldType> = {}) =>
  evaluateFilter(filter, {
    value: (field) => values[field],
    type: (field) => declared[field],
    timeZone: "Europe/Stockholm",
  });

/** Conditions whose outcome is known: P passes, S stops, I cannot be converted. */
const values = { P: 1, S: 2, I: "x" };
const declared: Record<string, FieldType> = { I: "number" };
const leaf = (field: string): FilterCondition => ({ field, op: "equals", value: 1 });
const outcome = (filter: Filter) => run(filter, values, declared).outcome;
const [P, S, I] = ["P", "S", "I"].map(leaf) as [Filter, Filter, Filter];

describe("a filter", () => {
  it.each<[string, Filter | null, string]>([
    ["none", null, "pass"],
    ["all of nothing", { all: [] }, "pass"],
    ["any of nothing", { any: [] }, "pass"],
    ["P", P, "pass"],
    ["S", S, "stop"],
    ["I", I, "invalid"],
    ["P and P", { all: [P, P] }, "pass"],
    ["P and S", { all: [P, S] }, "stop"],
    ["P and I", { all: [P, I] }, "invalid"],
    ["S and I", { all: [S, I] }, "stop"],
    ["I and S", { all: [I, S] }, "stop"],
    ["P or S", { any: [P, S] }, "pass"],
    ["S or S", { any: [S, S] }, "stop"],
    ["S or I", { any: [S, I] }, "invalid"],
    ["I or S", { any: [I, S] }, "invalid"],
    ["I or P", { any: [I, P] }, "pass"],
    ["P and (S or P)", { all: [P, { any: [S, P] }] }, "pass"],
    ["P and (S or I)", { all: [P, { any: [S, I] }] }, "invalid"],
    ["S and (S or I)", { all: [S, { any: [S, I] }] }, "stop"],
    ["(P and S) or (P and P)", { any: [{ all: [P, S] }, { all: [P, P] }] }, "pass"],
    ["(I and S) or S", { any: [{ all: [I, S] }, S] }, "stop"],
    ["(I and P) or S", { any: [{ all: [I, P] }, S] }, "invalid"],
  ])("%s: %#", (_, filter, expected) => {
    expect(run(filter, values, declared).outcome).toBe(expected);
  });

  it("says why it stops", () => {
    expect(run({ field: "Language", op: "equals", value: "sv" }, { Language: "en" })).toEqual({
      outcome: "stop",
      unmet: [{ field: "Language", op: "equals", value: "sv", got: "en" }],
    });
    expect(run({ all: [P, S, { field: "Country", op: "exists" }] }, values)).toEqual({
      outcome: "stop",
      unmet: [{ field: "S", op: "equals", value: 1, got: 2 }],
    });
    expect(run({ any: [S, { field: "Country", op: "exists" }] }, values)).toEqual({
      outcome: "stop",
      unmet: [
        { field: "S", op: "equals", value: 1, got: 2 },
        { field: "Country", op: "exists", got: null },
      ],
    });
  });

  it("names the field that could not be converted, and its type", () => {
    expect(run({ all: [P, I] }, values, declared)).toEqual({
      outcome: "invalid",
      field: "I",
      type: "number",
    });
  });

  it("names each field it reads once", () => {
    expect(fieldsOfFilter(null)).toEqual([]);
    expect(fieldsOfFilter(P)).toEqual(["P"]);
    expect(fieldsOfFilter({ all: [P, { any: [S, P, { all: [I, S] }] }] })).toEqual(["P", "S", "I"]);
  });
});

describe("three-valued logic", () => {
  const filter = fc.letrec<{ filter: Filter }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom(P, S, I),
      fc.array(tie("filter"), { minLength: 1, maxLength: 4 }).map((all) => ({ all })),
      fc.array(tie("filter"), { minLength: 1, maxLength: 4 }).map((any) => ({ any })),
    ),
  })).filter;

  /** The same filter with every group turned around. */
  const reversed = (part: Filter): Filter =>
    "all" in part
      ? { all: part.all.map(reversed).reverse() }
      : "any" in part
        ? { any: part.any.map(reversed).reverse() }
        : part;

  /** What is left when every AND becomes OR, every OR becomes AND, and every pass a stop. */
  const dual = (part: Filter): Filter => {
    if ("all" in part) return { any: part.all.map(dual) };
    if ("any" in part) return { all: part.any.map(dual) };
    return part === P ? S : part === S ? P : I;
  };
  const negation = { pass: "stop", stop: "pass", invalid: "invalid" };

  /** A filter has no negation: how it ends at most and at least is seen when all unknown values are good, or bad. */
  const extremes = (part: Filter): Set<string> => {
    const fill = (at: Filter, unknown: Filter): Filter => {
      if ("all" in at) return { all: at.all.map((each) => fill(each, unknown)) };
      if ("any" in at) return { any: at.any.map((each) => fill(each, unknown)) };
      return at === I ? unknown : at;
    };
    return new Set([outcome(fill(part, P)), outcome(fill(part, S))]);
  };

  it("the order of conditions never changes the verdict", () => {
    fc.assert(
      fc.property(filter, (given) => {
        expect(outcome(reversed(given))).toBe(outcome(given));
      }),
    );
  });

  it("obeys De Morgan", () => {
    fc.assert(
      fc.property(filter, (given) => {
        expect(outcome(dual(given))).toBe(negation[outcome(given)]);
      }),
    );
  });

  it("is invalid only where the value that cannot be converted decides", () => {
    fc.assert(
      fc.property(filter, (given) => {
        const found = outcome(given);
        if (found === "invalid") expect(extremes(given)).toEqual(new Set(["pass", "stop"]));
        else expect(extremes(given)).toEqual(new Set([found]));
      }),
      { numRuns: 300 },
    );
  });

  it("a group of one is its condition, and a condition twice is once", () => {
    fc.assert(
      fc.property(filter, (given) => {
        for (const same of [
          { all: [given] },
          { any: [given] },
          { all: [given, given] },
          { any: [given, given] },
        ]) {
          expect(outcome(same)).toBe(outcome(given));
        }
      }),
    );
  });
});
