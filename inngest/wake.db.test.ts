import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { database } from "@/db";
import { engineSetup, patiently } from "./embedded/testing";
import { wake, wakeMarkedRuns, wakeNotices } from "./wake";

const { start } = await engineSetup();
// The queue's tables are there, and nobody works on them.
await (await start([])).stop();

type Job = { key: string; name: string; runAt: Date; repeats: number };

async function jobs(): Promise<Job[]> {
  const rows = await database().execute<{ key: string; name: string; run_at: string; revision: number }>(
    sql`select key, payload ->> 'name' as name, run_at, revision from graphile_worker._private_jobs order by id`,
  );
  return rows.map((row) => ({
    key: row.key,
    name: row.name,
    runAt: new Date(row.run_at),
    repeats: row.revision,
  }));
}

beforeEach(async () => {
  await database().execute(sql`delete from graphile_worker._private_jobs`);
});

/** Those that wait; a wake without a time may still come in from the test before. */
const dated = async () => (await jobs()).filter((job) => job.runAt.getTime() > Date.now() + 5_000);

/** A moment that shares its second with none of the other tests'. */
const inSeconds = (seconds: number) => new Date(Math.ceil(Date.now() / 1000) * 1000 + seconds * 1000);

/** At this moment or a breath later, never before it. */
function expectAt(runAt: Date, moment: Date): void {
  expect(runAt.getTime() - moment.getTime()).toBeGreaterThanOrEqual(0);
  expect(runAt.getTime() - moment.getTime()).toBeLessThan(1000);
}

describe("a wake without a time", () => {
  test("is sent at once; those that follow within the gap make one more", async () => {
    await Promise.all(Array.from({ length: 50 }, () => wake()));
    expect((await jobs()).length).toBeGreaterThan(0);
    await expect.poll(async () => (await jobs()).length, patiently).toBe(2);
    expect((await jobs()).map((job) => job.name)).toEqual(["invitation/due", "invitation/due"]);
  });

  test("is what a past time means", async () => {
    await expect
      .poll(async () => wake(new Date(0)).then(async () => (await jobs()).length), patiently)
      .toBeGreaterThan(0);
    expect((await jobs())[0]!.runAt.getTime()).toBeLessThanOrEqual(Date.now());
  });
});

describe("a wake for a near time", () => {
  test("is one event for all within a second, at that second's end", async () => {
    const second = inSeconds(20);
    await Promise.all([1, 250, 999].map((early) => wake(new Date(second.getTime() - early))));
    const [job, ...others] = await dated();
    expect(job).toMatchObject({
      key: `event:invitation/due-${second.getTime() / 1000}`,
      name: "invitation/due",
      repeats: 0,
    });
    expectAt(job!.runAt, second);
    expect(others).toEqual([]);
  });

  test("waits as long as our clock says, though the database's differs", async () => {
    const real = Date.now();
    vi.useFakeTimers({ toFake: ["Date"], now: real + 7_200_000 });
    try {
      await wake(new Date(Date.now() + 30_000));
    } finally {
      vi.useRealTimers();
    }
    const [job] = await dated();
    expect(job!.runAt.getTime() - real).toBeLessThan(40_000);
  });

  test("on the full second is not put off to the next", async () => {
    const second = inSeconds(30);
    await wake(second);
    expectAt((await dated())[0]!.runAt, second);
  });

  test("is left to the sweep when it is more than two minutes away", async () => {
    await wake(inSeconds(125));
    expect(await dated()).toEqual([]);
  });
});

test("notices and marked runs are woken for by events of their own", async () => {
  await wakeNotices();
  await wakeMarkedRuns();
  await wakeNotices(inSeconds(40));
  const names = (await jobs()).map((job) => job.name).filter((name) => name !== "invitation/due");
  expect(names).toEqual(["notice/due", "run/marked", "notice/due"]);
});

test("a wake that is lost is no error of the caller's, and may be tried again", async () => {
  const at = inSeconds(50);
  await database().execute(sql`alter schema graphile_worker rename to away`);
  await wake(at);
  await database().execute(sql`alter schema away rename to graphile_worker`);
  await database().execute(sql`delete from graphile_worker._private_jobs`);
  await wake(at);
  expect(await dated()).toHaveLength(1);
});
