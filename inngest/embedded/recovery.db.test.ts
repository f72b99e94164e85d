import { expect, test } from "vitest";
import { connect } from "@/db";
import { inngest } from "../client";
import { engineStarted } from "../events";
import { engineSetup, patiently } from "./testing";
import { tested } from "./testing-event";

const { start, databaseUrl, loseDatabase, endedRuns, runsOf } = await engineSetup();

const woken = (id: string) =>
  inngest.createFunction({ id, triggers: [engineStarted, tested] }, async () => {});

test("a stop lets the step in hand finish and takes no new work", async () => {
  let finish = () => {};
  const begun: string[] = [];
  const f = inngest.createFunction({ id: "stopped", triggers: [tested] }, async ({ step }) => {
    await step.run("one", async () => {
      begun.push("one");
      await new Promise<void>((resolve) => (finish = resolve));
    });
    await step.run("two", () => void begun.push("two"));
  });
  const engine = await start([f]);
  await inngest.send(tested.create({}));
  await expect.poll(() => begun, patiently).toEqual(["one"]);
  const stopped = engine.stop();
  expect(engine.ready()).toBe(false);
  await inngest.send(tested.create({}));
  finish();
  await stopped;
  expect(begun).toEqual(["one"]);
  expect(runsOf("stopped")).toEqual([]);
});

test("a stop may be asked for twice", async () => {
  const engine = await start([woken("twice")]);
  await Promise.all([engine.stop(), engine.stop()]);
  await engine.stop();
});

test("an engine looks at once when it takes work: at its start, and when the database is back", async () => {
  const engine = await start([woken("looking")]);
  expect(engine.ready()).toBe(true);
  expect(await endedRuns("looking")).toHaveLength(1);
  const bringBack = await loseDatabase();
  await expect.poll(() => engine.ready(), patiently).toBe(false);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  await bringBack();
  const back = performance.now();
  await endedRuns("looking", 2);
  expect(performance.now() - back).toBeLessThan(2_000);
  expect(engine.ready()).toBe(true);
  await inngest.send(tested.create({}));
  await endedRuns("looking", 3);
}, 40_000);

test("an engine whose line alone is cut hears again within a second, and looks at what was told meanwhile", async () => {
  const engine = await start([woken("cut")]);
  await endedRuns("cut");
  const db = connect(databaseUrl, 1);
  const cut = await db.$client`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'surveyhook-engine'`;
  expect(cut).toHaveLength(1);
  await db.$client.end();
  await inngest.send(tested.create({}));
  await endedRuns("cut", 2);
  await expect.poll(() => engine.ready(), { timeout: 1_000 }).toBe(true);
});

test("an engine that starts while the database is away takes work when it is back", async () => {
  const bringBack = await loseDatabase();
  const engine = await start([woken("early")]);
  expect(engine.ready()).toBe(false);
  await bringBack();
  await endedRuns("early");
  expect(engine.ready()).toBe(true);
}, 40_000);

test("the engine outlives its database's absence, and the run that was in hand goes on", async () => {
  const begun: string[] = [];
  let release = () => {};
  const f = inngest.createFunction({ id: "survivor", triggers: [tested] }, async ({ step }) => {
    await step.run("first", () => void begun.push("first"));
    await step.run("second", async () => {
      begun.push("second");
      await new Promise<void>((resolve) => (release = resolve));
    });
  });
  const engine = await start([f]);
  await inngest.send(tested.create({}));
  await expect.poll(() => begun, patiently).toEqual(["first", "second"]);
  const bringBack = await loseDatabase();
  await expect.poll(() => engine.ready(), patiently).toBe(false);
  release();
  const [run] = await endedRuns("survivor");
  expect(run!.fault).toBeNull();
  await bringBack();
  await expect.poll(() => engine.ready(), patiently).toBe(true);
  expect(begun).toEqual(["first", "second"]);
}, 40_000);

test("a stop does not wait for a database that is away", async () => {
  const engine = await start([woken("gone")]);
  const bringBack = await loseDatabase();
  await expect.poll(() => engine.ready(), patiently).toBe(false);
  await engine.stop();
  await bringBack();
});

test("an event wakes every engine of the database", async () => {
  const seen: number[] = [];
  for (const place of [1, 2])
    await start([
      inngest.createFunction({ id: "shared", triggers: [tested] }, async () => void seen.push(place)),
    ]);
  await inngest.send(tested.create({}));
  await expect.poll(() => seen.sort(), patiently).toEqual([1, 2]);
});
