import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { onMinutes } from "./crons";

const called: string[] = [];
let end: () => void;

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ["setInterval", "clearInterval", "Date"],
    now: new Date("2026-11-24T08:14:30.000Z"),
  });
  called.length = 0;
  end = onMinutes(["* * * * *", "*/5 * * * *", "17 * * * *"], (pattern) => {
    called.push(`${new Date().toISOString().slice(11, 16)} ${pattern}`);
  });
});
afterEach(() => {
  end();
  vi.useRealTimers();
});

test("calls back in each minute that a pattern names, once, and not at the start", () => {
  vi.advanceTimersByTime(29_000);
  expect(called).toEqual([]);
  vi.advanceTimersByTime(180_000);
  expect(called).toEqual([
    "08:15 * * * * *",
    "08:15 */5 * * * *",
    "08:16 * * * * *",
    "08:17 * * * * *",
    "08:17 17 * * * *",
  ]);
});

test.each([7_200, -7_200])("a clock set by %d seconds makes no minute wait", (seconds) => {
  vi.setSystemTime(Date.now() + seconds * 1_000);
  vi.advanceTimersByTime(1_000);
  expect(called).toHaveLength(1);
  vi.advanceTimersByTime(60_000);
  expect(called.filter((each) => each.endsWith(" * * * * *"))).toHaveLength(2);
});

test("nothing is called after the end", () => {
  end();
  vi.advanceTimersByTime(600_000);
  expect(called).toEqual([]);
});
