import { describe, expect, test } from "vitest";
import { chanceBetween, isMoreThanChance, meanEstimate, npsEstimate } from "./interval";

const nps = (promoters: number, passives: number, detractors: number) =>
  npsEstimate([
    { value: 10, count: promoters },
    { value: 8, count: passives },
    { value: 3, count: detractors },
  ]);

describe("a score's span", () => {
  test("is nothing below ten answers", () => {
    expect(nps(9, 0, 0)).toBeNull();
    expect(meanEstimate([{ value: 4, count: 9 }], { low: 1, high: 5 })).toBeNull();
  });

  test("has a width where all answer alike, and stays on the scale", () => {
    const { low, high, score } = nps(10, 0, 0)!;
    expect({ score, high }).toEqual({ score: 100, high: 100 });
    expect(low).toBeLessThan(85);
    const mean = meanEstimate([{ value: 5, count: 10 }], { low: 1, high: 5 })!;
    expect(mean).toMatchObject({ score: 5, high: 5 });
    expect(mean.low).toBeLessThan(4.9);
  });

  test("holds the true score about 95 times of 100", () => {
    let seed = 7;
    const roll = () => {
      seed = (seed * 48271) % 2147483647;
      return seed / 2147483647;
    };
    for (const n of [12, 40, 400]) {
      let held = 0;
      let means = 0;
      for (let round = 0; round < 2000; round += 1) {
        const counts = new Map<number, number>();
        for (let i = 0; i < n; i += 1) {
          const one = roll();
          const value = one < 0.5 ? 9 : one < 0.75 ? 7 : 2;
          counts.set(value, (counts.get(value) ?? 0) + 1);
        }
        const steps = [...counts].map(([value, count]) => ({ value, count }));
        const { low, high } = npsEstimate(steps)!;
        if (low <= 25 && high >= 25) held += 1;
        const mean = meanEstimate(steps, { low: 0, high: 10 })!;
        if (mean.low <= 6.75 && mean.high >= 6.75) means += 1;
      }
      expect(held / 2000).toBeGreaterThan(0.93);
      expect(held / 2000).toBeLessThan(0.975);
      expect(means / 2000).toBeGreaterThan(0.91);
      expect(means / 2000).toBeLessThan(0.975);
    }
  });
});

test("twice as many answers on either side make a smaller change more than chance", () => {
  const few = chanceBetween(nps(50, 25, 25)!, nps(45, 25, 30)!);
  const many = chanceBetween(nps(500, 250, 250)!, nps(450, 250, 300)!);
  expect(few).toBeGreaterThan(20);
  expect(many).toBeLessThan(8);
});

test("of several choices the most different one must differ more", () => {
  expect(isMoreThanChance({ count: 36, of: 100 }, { count: 23, of: 100 })).toBe(true);
  expect(isMoreThanChance({ count: 36, of: 100 }, { count: 23, of: 100 }, 6)).toBe(false);
  expect(isMoreThanChance({ count: 9, of: 9 }, { count: 0, of: 9 })).toBe(false);
  expect(isMoreThanChance({ count: 0, of: 20 }, { count: 0, of: 20 })).toBe(false);
});
