import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { FilterCondition } from "@/db/schema";
import { evaluateFilter } from "../filter/evaluate";
import { filterOperators } from "../filter/operator-table";
import type { Json } from "../payload/json";
import { showGot } from "./got";
import { describeOutcome, disabledReasonOf, reasonOf } from "./kept";
import { describeCondition, failureSentence } from "./sentence";

const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value));
const unmetOf = (condition: FilterCondition, got: Json | undefined) => {
  const verdict = evaluateFilter(condition, { value: () => got, type: () => undefined, timeZone: "UTC" });
  return verdict.outcome === "stop" ? verdict.unmet : undefined;
};
const filtered = (details: object) => ({
  ...{ status: "filtered", reason: "filter_not_met", reasonDetails: stored(details), failure: null },
});

describe("a reason", () => {
  test("keeps a field whose name holds an operator's word as it is", () => {
    const [unmet] = unmetOf({ field: "Price in EUR", op: "gt", value: 5 }, 3)!;
    expect(describeOutcome(filtered(unmet!))).toEqual({
      sentence: "Price in EUR gt 5: got 3",
      code: "filter_not_met",
      details: { field: "Price in EUR", op: "gt", value: 5, got: 3 },
    });
  });

  test("tells exactly what was stored, whatever the field is called and whatever came", () => {
    const scalar = fc.oneof(fc.string({ maxLength: 60 }), fc.integer(), fc.boolean());
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.constantFrom(...filterOperators),
        fc.option(fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })), { nil: undefined }),
        fc.oneof(scalar, fc.constant(null)),
        (field, op, value, got) => {
          const condition = value === undefined ? { field, op } : { field, op, value };
          const unmet = unmetOf(condition, got);
          if (!unmet) return;
          const told = describeOutcome(filtered(unmet[0]!))!;
          expect(told.details).toMatchObject({ field, op, ...(value === undefined ? {} : { value }) });
          expect(told.sentence.startsWith(`${field} ${op.replaceAll("_", " ")}`)).toBe(true);
        },
      ),
    );
  });

  test("tells a value that came as it is, and names what is no scalar", () => {
    const cases: [Json | undefined, string][] = [
      [undefined, "nothing"],
      [null, "nothing"],
      ["", '""'],
      ["3", '"3"'],
      [3, "3"],
      [false, "false"],
      [[1], "a list"],
      [{ a: 1 }, "an object"],
      ["x".repeat(500), `"${"x".repeat(79)}…"`],
      ["a\0\ud800", '"a��"'],
    ];
    for (const [value, words] of cases)
      expect(showGot(unmetOf({ field: "F", op: "equals", value: "q" }, value)![0]!.got)).toBe(words);
  });

  test("of an older version is told as the sentence that it was", () => {
    const text = "Price in EUR gt 5: got 3";
    expect(reasonOf({ code: text, details: null })).toEqual({ code: "text", details: { text } });
    expect(reasonOf({ code: "erased", details: null })).toEqual({ code: "erased" });
    const old = {
      kind: "setup",
      code: "survey_closed",
      message: "The survey “X” is closed.",
      step: "",
      at: "",
    };
    expect(failureSentence(old)).toBe("The survey “X” is closed.");
    expect(disabledReasonOf({ code: "Closed.", details: null })?.code).toBe("text");
  });
});

it.each<[FilterCondition, string]>([
  [{ field: "Language", op: "equals", value: "sv" }, 'Language equals "sv"'],
  [{ field: "Total", op: "gte", value: 100 }, "Total gte 100"],
  [{ field: "Vip", op: "not_equals", value: true }, "Vip not equals true"],
  [{ field: "Country", op: "not_in", value: ["se", 1] }, 'Country not in ["se", 1]'],
  [{ field: "Phone", op: "not_exists" }, "Phone not exists"],
])("%j reads %s", (condition, words) => {
  expect(describeCondition(condition)).toBe(words);
});
