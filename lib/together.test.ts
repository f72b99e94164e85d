import { setImmediate as turn } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { together } from "./together";

test("what comes in one moment goes together, what comes meanwhile in the next, and each gets its own result", async () => {
  const works: number[][] = [];
  const double = together(async (items: number[]) => {
    works.push(items);
    await turn();
    return items.map((item) => item * 2);
  });
  const first = [double(1), double(2)];
  await Promise.resolve();
  await Promise.resolve();
  const second = [double(3), double(4)];
  expect(await Promise.all([...first, ...second])).toEqual([2, 4, 6, 8]);
  expect(works).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

test("no work takes more than it may, and nothing waits for ever", async () => {
  const work = vi.fn(async (items: number[]) => items);
  const take = together(work, 3);
  expect(await Promise.all(Array.from({ length: 8 }, (_, at) => take(at)))).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(work.mock.calls.map(([items]) => items.length)).toEqual([3, 3, 2]);
});

test("a work that fails fails for all that went together, and for nobody after them", async () => {
  const take = together(async (items: string[]) => {
    if (items.includes("bad")) throw new Error("no");
    return items;
  });
  const went = await Promise.allSettled([take("good"), take("bad")]);
  expect(went.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await take("good")).toBe("good");
});
