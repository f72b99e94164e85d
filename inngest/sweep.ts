import type { GetStepTools } from "inngest";
import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { withDeadline, workMilliseconds } from "@/lib/deadline";
import { noteSweep } from "@/lib/engine";
import {
  type Batch,
  postOnce,
  redoRunsOnce,
  searchErasedOnce,
  sendInvitationsOnce,
  sendNoticesOnce,
} from "./batches";
import type { inngest } from "./client";
import { wakeForWaiting } from "./look";
import { wake } from "./wake";

/** Then the next minute's sweep goes on: two at once would only take turns. */
const sweepMilliseconds = 50_000;

/**
 * Does what is overdue itself, batch by batch, and wakes for what falls due before the next sweep. Nothing on the way to
 * a mail hangs on an event: one may be lost, refused, or taken by a server that starts nothing for it.
 */
export async function sweepInSteps(step: Pick<GetStepTools<typeof inngest>, "run">): Promise<void> {
  const { anything, began } = await step.run("look", look);
  for (let n = 1, going = anything; going; n++) {
    going = await step.run(`work ${n}`, () => heard(work(began)));
  }
}

/** A sweep in this process, by no engine's call: what fell due before an engine knew of the functions is done now. */
export async function sweepHere(): Promise<void> {
  const began = Date.now();
  while (await work(began));
  await wakeForWaiting();
}

async function look(): Promise<{ anything: boolean; began: number }> {
  const began = systemClock();
  await withDeadline(noteSweep(database(), began), workMilliseconds);
  const { overdue, anything } = await wakeForWaiting();
  if (overdue) await wake();
  return { anything, began: began.getTime() };
}

/** @returns whether there may be more to do, and time for it */
async function work(began: number): Promise<boolean> {
  const batches: Batch[] = [];
  for (const once of [redoRunsOnce, sendInvitationsOnce, sendNoticesOnce, postOnce, searchErasedOnce])
    batches.push(await once());
  if (batches.some(({ pauseMs }) => pauseMs)) return false;
  const lasted = Date.now() - began;
  // Where the clock was set back meanwhile, the next sweep must come to look.
  return batches.some(({ claimed }) => claimed > 0) && lasted >= 0 && lasted < sweepMilliseconds;
}

/** A mail server may take its time, and no second sweep is begun meanwhile: the engine is heard of all the same. */
async function heard<T>(work: Promise<T>): Promise<T> {
  const note = () => noteSweep(database(), systemClock()).catch(() => {});
  const beat = setInterval(() => void note(), 60_000);
  return await work.finally(() => clearInterval(beat));
}
