import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { database } from "@/db";
import { inngest } from "../client";
import { endedRuns, engineSetup, patiently, runsOf } from "./testing";
import { tested } from "./testing-event";

const { start } = await engineSetup();

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

/** The queue's jobs; one that is taken and put back is another. */
async function jobIds(): Promise<string[]> {
  const rows = await database().execute<{ id: string }>(
    sql`select id from graphile_worker._private_jobs where payload ->> 'functionId' like '%limited' order by id`,
  );
  return rows.map((row) => row.id);
}

describe("an event", () => {
  test("with an id starts a function once, however often it is sent", async () => {
    const f = inngest.createFunction({ id: "once", triggers: [tested] }, async () => {});
    await start([f]);
    for (let n = 0; n < 3; n++) await inngest.send(tested.create({ n }, { id: "the-same" }));
    await endedRuns("once");
    await inngest.send(tested.create({ n: 4 }, { id: "the-same" }));
    await inngest.send(tested.create({ n: 5 }, { id: "another" }));
    expect(await endedRuns("once", 2)).toHaveLength(2);
  });

  test("for a later time waits for it", async () => {
    let ran = 0;
    const f = inngest.createFunction({ id: "later", triggers: [tested] }, async ({ step }) => {
      await step.run("note", () => {
        ran = Date.now();
      });
    });
    await start([f]);
    const ts = Date.now() + 1_200;
    await inngest.send(tested.create({}, { ts }));
    await endedRuns("later");
    expect(ran).toBeGreaterThanOrEqual(ts);
    expect(ran).toBeLessThan(ts + 5_000);
  });

  test("without data starts no second run while one has not begun", async () => {
    const { f, held } = holding("look", 1);
    await start([f]);
    await inngest.send(tested.create({}));
    await expect.poll(() => held.length, patiently).toBe(1);
    await inngest.send([{}, {}, {}, {}, {}, { n: 1 }].map((data) => tested.create(data)));
    await expect.poll(async () => (await runsOf("look")).length, patiently).toBe(3);
    for (let n = 0; n < 3; n++) {
      await expect.poll(() => held.length, patiently).toBeGreaterThan(0);
      held.shift()!();
    }
    expect(await endedRuns("look", 3)).toHaveLength(3);
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
      await inngest.send(tested.create({ n }));
      waits.push((await at) - sent);
      await endedRuns("quick", n + 1);
    }
    expect(Math.min(...waits)).toBeLessThan(100);
  });
});

test("no more runs of a function are in hand than its limit, and others are not held up", async () => {
  const { f, held, most } = holding("limited", 2);
  const other = inngest.createFunction({ id: "free", triggers: [{ event: "test/other" }] }, async () => {});
  await start([f, other], 4);
  for (let n = 0; n < 6; n++) await inngest.send(tested.create({ n }));
  await expect.poll(() => held.length, patiently).toBe(2);
  let looks = 0;
  const lyingStill = async () => {
    const before = await jobIds();
    await inngest.send({ name: "test/other", data: { n: ++looks } });
    await endedRuns("free", looks);
    return before.length === 6 && `${before}` === `${await jobIds()}`;
  };
  await expect.poll(lyingStill, patiently).toBe(true);
  for (let n = 0; n < 6; n++) {
    await expect.poll(() => held.length, patiently).toBeGreaterThan(0);
    held.shift()!();
  }
  await endedRuns("limited", 6);
  expect(most()).toBe(2);
});

test("a sleeping run holds no place and wakes in time", async () => {
  const woken: number[] = [];
  const f = inngest.createFunction(
    { id: "sleeper", triggers: [tested], concurrency: 1 },
    async ({ step }) => {
      const slept = await step.run("note", () => Date.now());
      await step.sleep("nap", "2s");
      await step.run("wake", () => void woken.push(Date.now() - slept));
    },
  );
  await start([f]);
  const before = Date.now();
  await inngest.send([1, 2, 3].map((n) => tested.create({ n })));
  await endedRuns("sleeper", 3);
  for (const wait of woken) expect(wait).toBeGreaterThanOrEqual(2_000);
  expect(Date.now() - before).toBeLessThan(6_000);
});
