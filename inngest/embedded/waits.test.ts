import { describe, expect, test } from "vitest";
import { backoffMs, durationOf } from "./waits";

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

describe("a wait that was asked for", () => {
  const now = Date.parse("2026-11-24T10:00:00Z");

  test.each([
    ["3s", 3_000],
    ["1m30s", 90_000],
    ["2h", 7_200_000],
    ["1w1d", 691_200_000],
    ["", 0],
    ["45", 45_000],
  ])("reads the time string %j", (text, milliseconds) => {
    expect(durationOf(text, now)).toBe(milliseconds);
  });

  test("reads an ISO 8601 date", () => {
    expect(durationOf("2026-11-24T10:00:05.000Z", now)).toBe(5_000);
    expect(durationOf("2026-11-24T09:00:00.000Z", now)).toBe(0);
  });

  test.each(["soon", "3x", "s3"])("does not guess at %j", (text) => {
    expect(durationOf(text, now)).toBeUndefined();
  });
});
