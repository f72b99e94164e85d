import { expect, it } from "vitest";
import { nextAttempt, triesLeft } from "./retry";

const first = new Date("2026-11-24T22:47:00.000Z");

it("tells how many tries follow a planned one, as many as are then made", () => {
  for (const scale of [1, 0.01]) {
    const planned: Date[] = [];
    for (let at: Date | null = first; at; at = nextAttempt(planned.length, first, at, { scale }))
      planned.push(at);
    const left = planned.slice(1).map((next, i) => triesLeft(i + 1, first, next, scale));
    expect(left).toEqual(planned.slice(1).map((_, i) => planned.length - 2 - i));
  }
});

it("has an end where nothing lies between the tries", () => {
  expect(triesLeft(1, first, first, 0)).toBe(20);
});
