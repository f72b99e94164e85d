import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { onClockJump } from "./clock-jump";

const start = new Date("2026-11-24T08:00:00.000Z");
let jumps = 0;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date", "performance"], now: start });
  jumps = 0;
  stop = onClockJump(() => jumps++);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

const setBy = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1_000);

test("time that passes is no jump, nor is a clock that is put right by a little", () => {
  vi.advanceTimersByTime(600_000);
  setBy(4);
  vi.advanceTimersByTime(10_000);
  expect(jumps).toBe(0);
});

test.each([3_600, -3_600, 6])("a clock set by %d seconds is told once", (seconds) => {
  setBy(seconds);
  vi.advanceTimersByTime(10_000);
  expect(jumps).toBe(1);
});

test("nothing is told after the watch has ended", () => {
  stop();
  setBy(3_600);
  vi.advanceTimersByTime(10_000);
  expect(jumps).toBe(0);
});
