import { describe, expect, test, vi } from "vitest";
import { inngest } from "../client";
import { engineSetup, patiently } from "./testing";
import { other, tested } from "./testing-event";

const { start, endedRuns, runsOf } = await engineSetup();

/** A function whose runs each hold on until they are let go. */
function holding(id: string, concurrency?: number) {
  const held: (() => void)[] = [];
  let most = 0;
  let inFlight = 0;
  const f = inngest.createFunction(
    { id, triggers: [tested], ...(concurrency ? { concurrency } : {}) },
    async ({ step }) => {
      await step.run("hold", async () => {
        most = Math.max(most, ++inFlight);
        await new Promise<void>((resolve) => held.push(resolve));
        inFlight--;
      });
    },
  );
  return { f, held, most: () => most };
}

describe("an event", () => {
  test("for a later time waits for it, and is one with others of its id meanwhile", async () => {
    const ran: number[] = [];
    const f = inngest.createFunction({ id: "later", triggers: [tested] }, async ({ step }) => {
      await step.run("note", () => void ran.push(Date.now()));
    });
    await start([f]);
    const ts = Date.now() + 1_200;
    for (let n = 0; n < 3; n++) await inngest.send(tested.create({}, { id: "the-same", ts }));
    await endedRuns("later");
    expect(ran[0]).toBeGreaterThanOrEqual(ts);
    expect(ran[0]).toBeLessThan(ts + 5_000);
    await inngest.send(tested.create({}, { id: "the-same" }));
    await endedRuns("later", 2);
    expect(ran).toHaveLength(2);
  });

  test("starts no second run while one has not begun", async () => {
    const { f, held } = holding("look", 1);
    await start([f]);
    await inngest.send(tested.create({}));
    await expect.poll(() => held.length, patiently).toBe(1);
    await inngest.send([1, 2, 3, 4, 5].map(() => tested.create({})));
    held.shift()!();
    await endedRuns("look");
    await expect.poll(() => held.length, patiently).toBe(1);
    held.shift()!();
    expect(await endedRuns("look", 2)).toHaveLength(2);
  });

  test("that carries data is refused, for it would be lost in a crash", async () => {
    await start([]);
    await expect(inngest.send({ name: "test/asked", data: { n: 1 } })).rejects.toThrow(/keeps no data/);
  });

  test("reaches the first step in well under 100 ms when nothing else is in hand", async () => {
    let reached = (_: number) => {};
    const f = inngest.createFunction({ id: "quick", triggers: [tested] }, async ({ step }) => {
      await step.run("note", () => reached(performance.now()));
    });
    await start([f]);
    const waits: number[] = [];
    for (let n = 0; n < 10; n++) {
      const at = new Promise<number>((resolve) => (reached = resolve));
      const sent = performance.now();
      await inngest.send(tested.create({}));
      waits.push((await at) - sent);
      await endedRuns("quick", n + 1);
    }
    expect(Math.min(...waits)).toBeLessThan(100);
  });
});

test("no more runs of a function are in hand than its limit, and others are not held up", async () => {
  const { f, held, most } = holding("limited", 2);
  const free = inngest.createFunction({ id: "free", triggers: [other] }, async () => {});
  await start([f, free]);
  for (let n = 0; n < 3; n++) {
    await inngest.send(tested.create({}));
    await expect.poll(() => held.length, patiently).toBe(Math.min(n + 1, 2));
  }
  await inngest.send(other.create({}));
  await endedRuns("free");
  expect(held).toHaveLength(2);
  for (let n = 0; n < 3; n++) {
    await expect.poll(() => held.length, patiently).toBeGreaterThan(0);
    held.shift()!();
  }
  await endedRuns("limited", 3);
  expect(most()).toBe(2);
});

test("a sleeping run holds no place and wakes in time", async () => {
  let begun = 0;
  const woken: number[] = [];
  const f = inngest.createFunction(
    { id: "sleeper", triggers: [tested], concurrency: 1 },
    async ({ step }) => {
      const slept = await step.run("note", () => {
        begun++;
        return Date.now();
      });
      await step.sleep("nap", "2s");
      await step.run("wake", () => void woken.push(Date.now() - slept));
    },
  );
  await start([f]);
  const before = Date.now();
  await inngest.send(tested.create({}));
  await expect.poll(() => begun, patiently).toBe(1);
  await inngest.send(tested.create({}));
  await endedRuns("sleeper", 2);
  for (const wait of woken) expect(wait).toBeGreaterThanOrEqual(2_000);
  expect(Date.now() - before).toBeLessThan(4_000);
});

test("a cron starts its function at the full minute", async () => {
  const events: string[] = [];
  const f = inngest.createFunction(
    { id: "minutely", triggers: [{ cron: "* * * * *" }] },
    async ({ event }) => {
      events.push(event.name);
    },
  );
  // The clock stands just before the last full minute, so that the next is a moment away and past for the database.
  const minute = Math.floor(Date.now() / 60_000) * 60_000;
  vi.useFakeTimers({ toFake: ["Date"], now: minute - 400, shouldAdvanceTime: true });
  try {
    await start([f]);
    await endedRuns("minutely");
    expect(Date.now()).toBeGreaterThanOrEqual(minute);
    expect(events).toEqual(["inngest/scheduled.timer"]);
    expect(runsOf("minutely")).toHaveLength(1);
  } finally {
    vi.useRealTimers();
  }
});
