import { expect, test } from "vitest";
import type { FilterCondition } from "@/db/schema";
import { evaluateFilter } from "./filter";
import { cancelReason, readCancelReason, readFilterReason } from "./filter-reason";

const payload: Record<string, string | number> = { "Order total": 45.5, Plan: "a; b" };
const context = { value: (field: string) => payload[field], type: () => undefined, timeZone: "UTC" };

function reasonOf(...any: FilterCondition[]): string {
  const verdict = evaluateFilter({ any }, context);
  return verdict.outcome === "stop" ? verdict.reason : verdict.outcome;
}

test("the reason of a filter is read back to the conditions that were not met", () => {
  const reason = reasonOf(
    { field: "Order total", op: "gte", value: 300 },
    { field: "Plan", op: "not_exists" },
    { field: "Country", op: "in", value: ["SE", "NO"] },
  );
  expect(readFilterReason(reason)).toEqual([
    { field: "Order total", op: "gte", value: "300", got: "45.5" },
    { field: "Plan", op: "not_exists", value: null, got: '"a; b"' },
    { field: "Country", op: "in", value: '["SE", "NO"]', got: "nothing" },
  ]);
});

test("what is no such reason is left as it is", () => {
  expect(readFilterReason("The survey was closed.")).toBeNull();
  expect(readFilterReason("A equals 1: got 2; B is odd: got 2")).toBeNull();
});

test("the reason of a run that only withdraws is read back", () => {
  expect(readCancelReason(cancelReason("Order status", '"a is b"'))).toEqual({
    field: "Order status",
    value: '"a is b"',
  });
  expect(readCancelReason("Country is: got 2")).toBeNull();
});
