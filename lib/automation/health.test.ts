import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeFailure } from "./health";

/** The signals of so many failed deliveries in a row, by the number of the failure. */
function signals(limit: number | null, failures: number) {
  const told: Record<number, string> = {};
  for (let n = 0; n < failures; n++) {
    const judged = judgeFailure({ failuresInARow: n, limit });
    expect(judged.failuresInARow).toBe(n + 1);
    if (judged.signal) told[n + 1] = judged.signal;
  }
  return told;
}

describe("failed deliveries in a row", () => {
  it.each<[number | null, Record<number, string>]>([
    [10, { 1: "first_failure", 5: "halfway", 10: "disabled" }],
    [5, { 1: "first_failure", 3: "halfway", 5: "disabled" }],
    [4, { 1: "first_failure", 2: "halfway", 4: "disabled" }],
    [3, { 1: "first_failure", 3: "disabled" }],
    [2, { 1: "first_failure", 2: "disabled" }],
    [1, { 1: "disabled" }],
  ])("up to a limit of %s", (limit, told) => {
    expect(signals(limit, limit!)).toEqual(told);
  });

  it("never disable without a limit", () => {
    expect(signals(null, 2000)).toEqual({ 1: "first_failure" });
  });

  it("disable at once where the limit was lowered below their number", () => {
    expect(judgeFailure({ failuresInARow: 7, limit: 3 }).signal).toBe("disabled");
  });

  it("disable at the limit and not before, and tell half of it once, rounded up", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (limit) => {
        const told = Object.entries(signals(limit, limit));
        expect(told.filter(([, signal]) => signal === "disabled")).toEqual([[String(limit), "disabled"]]);
        const half = told.filter(([, signal]) => signal === "halfway");
        expect(half).toEqual(limit < 4 ? [] : [[String(Math.ceil(limit / 2)), "halfway"]]);
      }),
      { numRuns: 50 },
    );
  });
});
