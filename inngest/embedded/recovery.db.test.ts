import { spawn } from "node:child_process";
import { once } from "node:events";
import { sql } from "drizzle-orm";
import { afterEach, expect, test, vi } from "vitest";
import { connect, database } from "@/db";
import { inngest } from "../client";
import { survivor } from "./survivor";
import { endedRuns, engineSetup, runsOf } from "./testing";
import { tested } from "./testing-event";

const { start, databaseUrl } = await engineSetup();

async function marks(): Promise<number> {
  const [row] = await database().execute<{ n: number }>(sql`select count(*)::int as n from marks`);
  return row!.n;
}

await database().execute(sql`create table marks (at timestamptz)`);
afterEach(async () => {
  await database().execute(sql`truncate marks, engine_runs`);
});

test("a killed process's run goes on in the next, with the finished steps remembered", async () => {
  const process1 = spawn(process.execPath, ["--import", "tsx", "inngest/embedded/killed.ts"], {
    env: { ...process.env, DATABASE_URL: databaseUrl, LOG_LEVEL: "silent" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(process1, "exit");
  // The process makes the queue's tables; until then there is nothing to send to.
  await expect
    .poll(
      () =>
        inngest.send(tested.create({})).then(
          () => true,
          () => false,
        ),
      { timeout: 15_000 },
    )
    .toBe(true);
  await once(process1.stdout, "data");
  process1.kill("SIGKILL");
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
});

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
  await expect.poll(() => begun).toEqual(["one"]);
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
  const name = new URL(databaseUrl).pathname.slice(1);
  const url = new URL(databaseUrl);
  url.pathname = "/postgres";

  const admin = connect(url.href, 1);
  let release = () => {};
  let tries = 0;
  const engine = await start([
    survivor(async () => {
      tries++;
      if (tries === 1) await new Promise<void>((resolve) => (release = resolve));
    }),
  ]);
  await expect.poll(() => engine.ready()).toBe(true);
  await inngest.send(tested.create({}));
  await expect.poll(() => tries).toBe(1);

  await admin.$client.unsafe(`alter database ${name} allow_connections false`);
  await admin.$client`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`;
  release();
  await expect.poll(() => engine.ready()).toBe(false);
  await admin.$client.unsafe(`alter database ${name} allow_connections true`);
  await admin.$client.end();

  const [run] = await endedRuns("survivor", 1, 15_000);
  expect(run!.status).toBe("completed");
  expect(await marks()).toBe(1);
  await expect.poll(() => engine.ready(), { timeout: 15_000 }).toBe(true);
}, 40_000);

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
