import { describe, expect, test } from "vitest";
import { backoffMs } from "./backoff";

describe("the wait before the next attempt", () => {
  test("follows Inngest's table", () => {
    const seconds = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((attempt) => backoffMs(attempt, 1, 0) / 1000);
    expect(seconds).toEqual([15, 30, 60, 120, 300, 600, 1200, 2400, 3600, 7200]);
  });

  test("stays at two hours after the table's end", () => {
    expect(backoffMs(19, 1, 0)).toBe(7_200_000);
  });

  test("has up to 30 seconds of jitter", () => {
    expect(backoffMs(0, 1, 0.5)).toBe(30_000);
    expect(backoffMs(0, 1, 1)).toBe(45_000);
  });

  test("is scaled with its jitter", () => {
    expect(backoffMs(1, 0.01, 0)).toBe(300);
    expect(backoffMs(1, 0.01, 1)).toBe(600);
  });

  test("draws its jitter at random", () => {
    const waits = new Set(Array.from({ length: 20 }, () => backoffMs(0, 1)));
    expect(waits.size).toBeGreaterThan(1);
    for (const wait of waits) expect(wait).toBeGreaterThanOrEqual(15_000);
    for (const wait of waits) expect(wait).toBeLessThanOrEqual(45_000);
  });
});
