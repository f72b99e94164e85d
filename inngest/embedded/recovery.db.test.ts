import { spawn } from "node:child_process";
import { once } from "node:events";
import { sql } from "drizzle-orm";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { database } from "@/db";
import { inngest } from "../client";
import { survivor } from "./survivor";
import { endedRuns, engineSetup, patiently, runsOf } from "./testing";
import { tested } from "./testing-event";

const { start, databaseUrl, loseDatabase } = await engineSetup();

async function marks(): Promise<number> {
  const [row] = await database().execute<{ n: number }>(sql`select count(*)::int as n from marks`);
  return row!.n;
}

await database().execute(sql`create table marks (at timestamptz)`);
afterEach(async () => {
  await database().execute(sql`truncate marks, engine_runs`);
});

test("a killed process's run goes on in the next, with the finished steps remembered", async () => {
  const child = spawn(process.execPath, ["--import", "tsx", "inngest/embedded/killed.ts"], {
    env: { ...process.env, DATABASE_URL: databaseUrl, LOG_LEVEL: "silent" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const exited = once(child, "exit");
  // The process makes the queue's tables; until then there is nothing to send to.
  await expect
    .poll(
      () =>
        inngest.send(tested.create({})).then(
          () => true,
          () => false,
        ),
      { timeout: 40_000, interval: 100 },
    )
    .toBe(true);
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await exited;
  expect((await runsOf("survivor"))[0]).toMatchObject({ status: "running", endedAt: null });

  let seconds = 0;
  await start([
    survivor(async () => {
      seconds++;
    }),
  ]);
  const [run] = await endedRuns("survivor");
  expect(run!.status).toBe("completed");
  expect(await marks()).toBe(1);
  expect(seconds).toBe(1);
}, 60_000);

test("a stop lets the step in hand finish, gives the run back, and takes no new work", async () => {
  let finish = () => {};
  const begun: string[] = [];
  const made = (id: string) => {
    const work = (name: string) => async () => {
      begun.push(name);
      if (name === "one") await new Promise<void>((resolve) => (finish = resolve));
    };
    return inngest.createFunction({ id, triggers: [tested] }, async ({ step }) => {
      await step.run("one", work("one"));
      await step.run("two", work("two"));
    });
  };
  const engine = await start([made("stopped")]);
  await inngest.send(tested.create({}));
  await expect.poll(() => begun, patiently).toEqual(["one"]);
  const stopped = engine.stop();
  expect(engine.ready()).toBe(false);
  finish();
  await stopped;
  expect(begun).toEqual(["one"]);
  const [given] = await runsOf("stopped");
  expect(given).toMatchObject({ status: "running", endedAt: null });
  expect(given!.steps).toHaveLength(1);

  await start([made("stopped")]);
  await endedRuns("stopped");
  expect(begun).toEqual(["one", "two"]);
});

test("a stop may be asked for twice", async () => {
  const engine = await start([survivor(async () => {})]);
  await Promise.all([engine.stop(), engine.stop()]);
  await engine.stop();
});

test("the engine outlives its database's absence, and the run that was in hand goes on", async () => {
  let release = () => {};
  let tries = 0;
  const engine = await start([
    survivor(async () => {
      tries++;
      if (tries === 1) await new Promise<void>((resolve) => (release = resolve));
    }),
  ]);
  await expect.poll(() => engine.ready(), patiently).toBe(true);
  await inngest.send(tested.create({}));
  await expect.poll(() => tries, patiently).toBe(1);

  const bringBack = await loseDatabase();
  release();
  await expect.poll(() => engine.ready(), patiently).toBe(false);
  await bringBack();

  const [run] = await endedRuns("survivor");
  expect(run!.status).toBe("completed");
  expect(await marks()).toBe(1);
  await expect.poll(() => engine.ready(), patiently).toBe(true);
}, 40_000);

test("the engine outlives it with several jobs in hand, of which some end while it is away and one when it is back", async () => {
  const releases: (() => void)[] = [];
  const hanging = (id: string) =>
    inngest.createFunction({ id, triggers: [tested] }, ({ step }) =>
      step.run("hang", async () => {
        if (releases.length < 3) await new Promise<void>((resolve) => releases.push(resolve));
      }),
    );
  const engine = await start([hanging("one"), hanging("two"), hanging("three")]);
  await expect.poll(() => engine.ready(), patiently).toBe(true);
  await inngest.send(tested.create({}));
  await expect.poll(() => releases.length, patiently).toBe(3);

  const bringBack = await loseDatabase();
  const [first, second, last] = releases as [() => void, () => void, () => void];
  first();
  await expect.poll(() => engine.ready(), patiently).toBe(false);
  second();
  await new Promise((resolve) => setTimeout(resolve, 300));
  await bringBack();
  last();
  for (const id of ["one", "two", "three"]) expect((await endedRuns(id))[0]!.status).toBe("completed");
  await inngest.send(tested.create({}));
  for (const id of ["one", "two", "three"]) await endedRuns(id, 2);
}, 40_000);

test("a stop does not wait for a database that is away", async () => {
  const engine = await start([survivor(async () => {})]);
  await expect.poll(() => engine.ready(), patiently).toBe(true);
  const bringBack = await loseDatabase();
  await expect.poll(() => engine.ready(), patiently).toBe(false);
  await engine.stop();
  await bringBack();
});

test("a cron starts its function at the full minute", async () => {
  const events: unknown[] = [];
  const f = inngest.createFunction(
    { id: "minutely", triggers: [{ cron: "* * * * *" }] },
    async ({ event }) => {
      events.push(event.data);
    },
  );
  // The clock stands just before the last full minute, so that the next is a moment away and past for the database.
  const minute = Math.floor(Date.now() / 60_000) * 60_000;
  vi.useFakeTimers({ toFake: ["Date"], now: minute - 400, shouldAdvanceTime: true });
  try {
    await start([f]);
    const [run] = await endedRuns("minutely");
    expect(run!.eventId).toBe(`surveyhook-minutely:${new Date(minute).toISOString()}`);
    expect(events).toEqual([{ cron: "* * * * *" }]);
  } finally {
    vi.useRealTimers();
  }
});
