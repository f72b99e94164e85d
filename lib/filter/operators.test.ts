import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FilterOperator, FilterValue } from "@/db/schema";
import { type Json, parseJson, scanJson } from "../payload/json";
import { convert, type FieldType, testCondition } from "./operators";

const zone = "Europe/Stockholm";
const long = (text: string) => parseJson(text, scanJson(text, 32));

const test = (
  op: FilterOperator,
  wanted: FilterValue | undefined,
  value: Json | undefined,
  type?: FieldType,
) => testCondition({ field: "F", op, ...(wanted === undefined ? {} : { value: wanted }) }, value, type, zone);

type Row = [op: FilterOperator, wanted: FilterValue | undefined, value: Json | undefined, verdict: boolean];
type TypedRow = [
  type: FieldType,
  op: FilterOperator,
  wanted: FilterValue,
  value: Json,
  verdict: boolean | FieldType,
];

it.each<[FieldType, FilterValue, Json]>([
  ["boolean", true, "\u200btrue"],
  ["boolean", true, "\u00a0JA\u00ad"],
  ["number", 12, "\ufeff12\u00a0"],
  ["date", "2026-11-24", "\u200e20261124\u200f"],
])("a %s is read without what nobody sees around it", (type, wanted, value) => {
  expect(test("equals", wanted, value, type)).toBe(true);
});

/** Every operator with a value that suits it. */
const operators: [FilterOperator, FilterValue | undefined][] = [
  ["equals", "a"],
  ["not_equals", "a"],
  ["contains", "a"],
  ["not_contains", "a"],
  ["starts_with", "a"],
  ["ends_with", "a"],
  ["in", ["a", "b"]],
  ["not_in", ["a", "b"]],
  ["gt", 1],
  ["gte", 1],
  ["lt", 1],
  ["lte", 1],
  ["before", "2026-11-24"],
  ["after", "2026-11-24"],
  ["exists", undefined],
  ["not_exists", undefined],
  ["matches", "a"],
];
const types: (FieldType | undefined)[] = [undefined, "text", "number", "date", "boolean"];

describe("a missing or empty value", () => {
  it.each(operators)("fails %s, unless it is not_exists", (op, wanted) => {
    for (const value of [undefined, null, "", "  ", [], {}] as (Json | undefined)[]) {
      for (const type of types) expect(test(op, wanted, value, type)).toBe(op === "not_exists");
    }
  });

  it("is neither 0 nor false", () => {
    for (const value of [0, false, "0", "x", [0], { a: 1 }] as Json[]) {
      expect(test("exists", undefined, value)).toBe(true);
      expect(test("not_exists", undefined, value)).toBe(false);
    }
  });
});

describe("without a declared type", () => {
  it.each<Row>([
    ["equals", "sv", "sv", true],
    ["equals", "sv", "SV", true],
    ["equals", "ÅSA", "åsa", true],
    ["equals", "sv", "sv-SE", false],
    ["equals", "5", 5, true],
    ["equals", "007", "7", false],
    ["equals", 5, 5, true],
    ["equals", 5, "5", true],
    ["equals", 5, "5.00", true],
    ["equals", 5, "five", false],
    ["equals", 5, true, false],
    ["equals", 1, true, false],
    ["equals", true, true, true],
    ["equals", true, "TRUE", true],
    ["equals", true, 1, true],
    ["equals", true, false, false],
    ["equals", true, "yes", true],
    ["equals", "true", true, true],
    ["equals", "12345678901234567890", long("12345678901234567890"), true],
    ["equals", "12345678901234567891", long("12345678901234567890"), false],
    ["equals", "a", { a: 1 }, false],
    ["equals", undefined, "a", false],
    ["equals", ["a"], "a", false],
    ["not_equals", "sv", "en", true],
    ["not_equals", "sv", "SV", false],
    ["not_equals", 5, 6, true],
    ["not_equals", 5, "5.0", false],
    ["not_equals", 5, "five", false],
    ["not_equals", true, false, true],
    ["not_equals", "a", { a: 1 }, false],
    ["contains", "kund", "Stamkund", true],
    ["contains", "KUND", "stamkund", true],
    ["contains", "x", "Stamkund", false],
    ["contains", "23", 1234, true],
    ["contains", 23, "abc23", true],
    ["contains", ".", "ab", false],
    ["contains", "a", { a: "a" }, false],
    ["not_contains", "x", "Stamkund", true],
    ["not_contains", "KUND", "Stamkund", false],
    ["not_contains", "a", { b: "b" }, false],
    ["starts_with", "ord-", "ORD-12", true],
    ["starts_with", "12", "ORD-12", false],
    ["starts_with", 12, "12ab", true],
    ["ends_with", "-12", "ORD-12", true],
    ["ends_with", "ord", "ORD-12", false],
    ["ends_with", 12, "ORD-12", true],
    ["ends_with", "@EXAMPLE.com", "ann@example.com", true],
    ["in", ["se", "no"], "SE", true],
    ["in", ["se", "no"], "dk", false],
    ["in", [1, 2], 2, true],
    ["in", [1, 2], "2.0", true],
    ["in", ["1", "2"], 2, true],
    ["in", [true], "true", true],
    ["in", ["a", 2, false], false, true],
    ["in", "se", "se", true],
    ["in", [], "se", false],
    ["in", undefined, "se", false],
    ["in", ["a"], { a: "a" }, false],
    ["not_in", ["se", "no"], "dk", true],
    ["not_in", ["se", "no"], "NO", false],
    ["not_in", [1, 2], "2.0", false],
    ["not_in", [], "se", true],
    ["not_in", ["a"], { a: "a" }, false],
    ["gt", 10, 9, false],
    ["gt", 9, 10, true],
    ["gt", 9, 9, false],
    ["gt", 9, "10", true],
    ["gt", "9", "10", true],
    ["gt", "9", 10, true],
    ["gt", " 9 ", "10", true],
    ["gt", 9, "ten", false],
    ["gt", 9, "", false],
    ["gt", 9, true, false],
    ["gt", 0, true, false],
    ["gt", 9, { a: 10 }, false],
    ["gt", 9007199254740992, long("9007199254740993"), true],
    ["gt", "12345678901234567890", long("12345678901234567891"), true],
    ["gt", "1E400", long("2E400"), true],
    ["gt", "2026-11-24", "2026-11-25", true],
    ["gt", "2026-11-24", "2026-11-24", false],
    ["gt", "2026-11-24", "soon", false],
    ["gt", "b", "C", true],
    ["gt", "b", "A", false],
    ["gte", 9, 9, true],
    ["gte", 9, "9.0", true],
    ["gte", 9, 8.99, false],
    ["gte", "2026-11-24", "2026-11-24", true],
    ["lt", 9, 8, true],
    ["lt", 9, 9, false],
    ["lt", 10, "9", true],
    ["lt", -1, "-2", true],
    ["lt", 9, "none", false],
    ["lte", 9, 9, true],
    ["lte", 9, 10, false],
    ["lte", 0.3, "0.30", true],
    ["before", "2026-11-24", "2026-11-23", true],
    ["before", "2026-11-24", "2026-11-24", false],
    ["before", "2026-11-24", "2026-11-24T00:30:00+02:00", true],
    ["before", "2026-11-24", "2026-11-24T23:59", false],
    ["before", "2026-11-24T12:00", "2026-11-24T10:59Z", true],
    ["before", "2026-11-24T12:00", "2026-11-24T11:00Z", false],
    ["before", "2026-11-24", "2026-02-30", false],
    ["before", "2026-11-24", "soon", false],
    ["before", "2026-11-24", 20261123, true],
    ["before", "soon", "2026-11-24", false],
    ["after", "2026-11-24", "2026-11-25", true],
    ["after", "2026-11-24", "2026-11-24T23:30Z", true],
    ["after", "2026-11-24", "2026-11-24T22:30Z", false],
    ["after", "2026-11-24", "2026-11-24", false],
    ["after", "2026-11-24", 1800000000, false],
    ["matches", "^ord-\\d+$", "ORD-12", true],
    ["matches", "\\d", "ORD-12", true],
    ["matches", "^\\d+$", "ORD-12", false],
    ["matches", "^\\d+$", 1234, true],
    ["matches", "^\\d{20}$", long("12345678901234567890"), true],
    ["matches", "(", "(", false],
    ["matches", "a", { a: 1 }, false],
  ])("%s %j: %j -> %s", (op, wanted, value, verdict) => {
    expect(test(op, wanted, value)).toBe(verdict);
  });
});

describe("a list without a declared type", () => {
  it.each<Row>([
    ["equals", "vip", ["new", "VIP"], true],
    ["equals", "vip", ["new"], false],
    ["equals", 5, ["x", 5], true],
    ["not_equals", "vip", ["new", "old"], true],
    ["not_equals", "vip", ["new", "vip"], false],
    ["contains", "ip", ["new", "vip"], true],
    ["not_contains", "ip", ["new", "vip"], false],
    ["not_contains", "ip", ["new", "old"], true],
    ["in", ["a", "b"], ["x", "b"], true],
    ["not_in", ["a", "b"], ["x", "b"], false],
    ["not_in", ["a", "b"], ["x", "y"], true],
    ["gt", 9, [1, 10], true],
    ["lt", 1, [1, 10], false],
    ["after", "2026-11-24", ["2026-01-01", "2026-12-01"], true],
    ["matches", "^v", ["new", "vip"], true],
    ["equals", "vip", [{ name: "vip" }], false],
    ["not_equals", "vip", [{ name: "new" }], false],
    ["not_equals", "vip", ["new", { name: "vip" }], false],
    ["exists", undefined, [null], true],
    ["not_exists", undefined, [""], false],
  ])("%s %j: %j -> %s", (op, wanted, value, verdict) => {
    expect(test(op, wanted, value)).toBe(verdict);
  });
});

describe("with a declared type both sides are converted to it", () => {
  it.each<TypedRow>([
    ["text", "equals", 5, "5", true],
    ["text", "equals", 5, "5.0", false],
    ["text", "equals", "10", 10, true],
    ["text", "gt", "b", "C", true],
    ["text", "in", [1, 2], "2", true],
    ["text", "in", [1, 2], "2.0", false],
    ["text", "equals", "a", ["a"], "text"],
    ["text", "not_equals", "a", { b: 1 }, "text"],
    ["text", "matches", "^a", "ABC", true],
    ["number", "equals", "5", "5.0", true],
    ["number", "equals", 5, " 5 ", true],
    ["number", "equals", "5", 5, true],
    ["number", "not_equals", 5, "5.0", false],
    ["number", "not_equals", 5, "6", true],
    ["number", "gt", "9", "10", true],
    ["number", "lte", 10, "10.00", true],
    ["number", "in", ["1", 2], "1.0", true],
    ["number", "not_in", ["1", 2], "1.0", false],
    ["number", "in", ["one", 2], "2", true],
    ["number", "contains", "2", 123, true],
    ["number", "equals", 5, "five", "number"],
    ["number", "not_equals", 5, "five", "number"],
    ["number", "gt", 5, true, "number"],
    ["number", "contains", "2", "x2", "number"],
    ["number", "in", [1], "x", "number"],
    ["number", "not_in", [1], "x", "number"],
    ["number", "matches", "\\d", "x1", "number"],
    ["number", "equals", 5, [5], "number"],
    ["number", "equals", 5, { a: 5 }, "number"],
    ["number", "equals", "five", 5, false],
    ["number", "not_equals", "five", 5, true],
    ["date", "equals", "2026-11-24", "2026-11-24", true],
    ["date", "equals", "2026-11-24", "2026-11-24T09:00Z", true],
    ["date", "equals", "2026-11-24", "2026-11-24T23:30Z", false],
    ["date", "equals", "2026-11-24T10:00+01:00", "2026-11-24T09:00Z", true],
    ["date", "not_equals", "2026-11-24", "2026-11-24T09:00Z", false],
    ["date", "gt", "2026-11-24", "2026-11-25", true],
    ["date", "lte", "2026-11-24", "2026-11-24T20:00Z", true],
    ["date", "before", "2026-11-24", "2026-11-23T22:59Z", true],
    ["date", "before", "2026-11-24", "2026-11-23T23:01Z", false],
    ["date", "after", "2026-11-24", "2026-11-24T23:00Z", true],
    ["date", "in", ["2026-11-23", "2026-11-24"], "2026-11-24T09:00Z", true],
    ["date", "after", "2026-11-24", "2026-02-30", "date"],
    ["date", "equals", "2026-11-24", "24/11/2026", "date"],
    ["date", "after", "2026-11-24", 1764000000, "date"],
    ["date", "contains", "2026", "November 2026", "date"],
    ["boolean", "equals", true, "true", true],
    ["boolean", "equals", "TRUE", 1, true],
    ["boolean", "equals", false, "0", true],
    ["boolean", "not_equals", true, false, true],
    ["boolean", "in", [true], "True", true],
    ["boolean", "equals", true, "yes", true],
    ["boolean", "equals", true, "ON", true],
    ["boolean", "equals", "ja", "Yes", true],
    ["boolean", "equals", false, "Nej", true],
    ["boolean", "in", [false], "off", true],
    ["boolean", "equals", true, 2, "boolean"],
    ["boolean", "not_equals", true, "maybe", "boolean"],
  ])("%s %s %j: %j -> %s", (type, op, wanted, value, verdict) => {
    expect(test(op, wanted, value, type)).toBe(verdict);
  });

  it.each<FieldType>(["number", "date", "boolean"])(
    "%s: a value that cannot be converted is never a silent no",
    (type) => {
      for (const [op, wanted] of operators) {
        if (op === "exists" || op === "not_exists") continue;
        for (const value of ["abc", ["a"], { a: 1 }] as Json[])
          expect(test(op, wanted, value, type)).toBe(type);
      }
    },
  );

  it("tells that a value is there even where it is of another type", () => {
    expect(test("exists", undefined, "abc", "number")).toBe(true);
    expect(test("not_exists", undefined, "abc", "number")).toBe(false);
  });
});

describe("laws", () => {
  const scalar = fc.oneof(
    fc.constantFrom<Json>("", "a", "A", "5", "5.0", "abc", "2026-11-24", "2026-11-24T23:30Z", "true"),
    fc.integer({ min: -20, max: 20 }),
    fc.boolean(),
    fc.constant(null),
  );
  const value = fc.oneof(
    scalar,
    fc.array(scalar, { maxLength: 3 }),
    fc.constant<Json>({ a: 1 }),
    fc.constant(undefined),
  );
  const wanted = fc.constantFrom<FilterValue>("a", "5", 5, true, "2026-11-24", "abc");
  const type = fc.constantFrom(...types);

  it.each<[FilterOperator, FilterOperator]>([
    ["equals", "not_equals"],
    ["contains", "not_contains"],
    ["in", "not_in"],
    ["exists", "not_exists"],
  ])("%s and %s never both pass, and are invalid together", (positive, negative) => {
    fc.assert(
      fc.property(value, wanted, type, (given, want, declared) => {
        const [yes, no] = [test(positive, want, given, declared), test(negative, want, given, declared)];
        expect(yes === true && no === true).toBe(false);
        if (typeof yes === "string" || typeof no === "string") expect(no).toBe(yes);
      }),
    );
  });

  it("a declared type is the only one that is found wrong", () => {
    fc.assert(
      fc.property(fc.constantFrom(...operators), value, type, ([op, want], given, declared) => {
        const verdict = test(op, want, given, declared);
        expect([true, false, declared]).toContain(verdict);
      }),
    );
  });

  it("of more, less and equal exactly one holds between two numbers", () => {
    const number = fc.oneof(
      fc.integer({ min: -5, max: 5 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    fc.assert(
      fc.property(number, number, (given, want) => {
        const passing = (["gt", "lt", "equals"] as const).filter((op) => test(op, want, given) === true);
        expect(passing).toHaveLength(1);
        expect(test("gte", want, given)).toBe(test("lt", want, given) === false);
        expect(test("lte", want, given)).toBe(test("gt", want, given) === false);
      }),
    );
  });
});

it.each<[Json, FieldType, boolean]>([
  ["abc", "text", true],
  [5, "text", true],
  [[], "text", false],
  [{}, "text", false],
  ["1e3", "number", true],
  [false, "number", false],
  [long("1E400"), "number", true],
  ["", "number", false],
  ["2026-11-24", "date", true],
  [5, "date", false],
  [0, "boolean", true],
  ["No", "boolean", true],
  ["none", "boolean", false],
])("%j converts to %s: %s", (value, type, converts) => {
  expect(convert(value, type, zone) !== undefined).toBe(converts);
});
