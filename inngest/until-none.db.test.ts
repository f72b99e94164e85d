import { expect, test } from "vitest";
import { inngest } from "./client";
import { engineSetup } from "./embedded/testing";
import { runMarked } from "./events";
import { untilNone } from "./until-none";

const { start, endedRuns } = await engineSetup();

/** A function over batches that each find one thing, until so many were found. */
function counting(id: string, batches: number) {
  const at: number[] = [];
  const f = inngest.createFunction({ id, triggers: [runMarked] }, ({ step }) =>
    untilNone(step, runMarked, async () => {
      at.push(Date.now());
      if (at.length > batches) return { claimed: 0 };
      return { claimed: 1, ...(id === "pausing" ? { pauseMs: 700 } : {}) };
    }),
  );
  return { f, at };
}

test("goes on until a batch finds nothing", async () => {
  const { f, at } = counting("few", 3);
  await start([f]);
  await inngest.send(runMarked.create({}));
  const [run] = await endedRuns("few");
  expect(run!.fault).toBeNull();
  expect(at).toHaveLength(4);
});

test("hands over to a new run after 25 batches", async () => {
  const { f, at } = counting("many", 30);
  await start([f]);
  await inngest.send(runMarked.create({}));
  const runs = await endedRuns("many", 2);
  expect(at).toHaveLength(31);
  const steps = runs.map((run) => run.steps.length);
  expect(steps.sort()).toEqual([26, 6]);
});

test("pauses for as long as a batch asks, in whole seconds", async () => {
  const { f, at } = counting("pausing", 1);
  await start([f]);
  await inngest.send(runMarked.create({}));
  await endedRuns("pausing");
  expect(at[1]! - at[0]!).toBeGreaterThanOrEqual(1_000);
});
