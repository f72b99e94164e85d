import type { GetStepTools } from "inngest";
import type { Batch } from "./batches";
import type { inngest } from "./client";
import type { erasureBegun, invitationDue, noticeDue, postDue, runMarked } from "./events";

/** Each call of a function replays the steps it remembers: a run that has many goes on in a new one. */
const batchesPerRun = 25;

/**
 * Runs one batch a step until a batch finds nothing, pausing where a batch asks for it. Steps are numbered, for of two
 * with one id the SDK warns.
 * @param event starts the run that goes on after this one's batches
 */
export async function untilNone(
  step: GetStepTools<typeof inngest>,
  event: typeof invitationDue | typeof noticeDue | typeof postDue | typeof runMarked | typeof erasureBegun,
  batch: () => Promise<Batch>,
): Promise<void> {
  for (let n = 1; n <= batchesPerRun; n++) {
    const { claimed, pauseMs } = await step.run(`batch ${n}`, batch);
    if (pauseMs) await step.sleep(`pause ${n}`, Math.ceil(pauseMs / 1000) * 1000);
    else if (claimed === 0) return;
  }
  await step.sendEvent("go-on", event.create({}));
}
