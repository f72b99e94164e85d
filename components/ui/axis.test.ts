import { describe, expect, it } from "vitest";
import { axisOf } from "./axis";

describe("the axis of a chart", () => {
  it.each([
    [0, 1, 1],
    [1, 1, 1],
    [4, 4, 1],
    [7, 8, 2],
    [85, 100, 20],
    [1284, 1500, 500],
    [100_000, 100_000, 20_000],
  ])("for %i reaches %i in steps of %i", (most, top, step) => {
    expect(axisOf(most)).toEqual({ top, step });
  });
});
