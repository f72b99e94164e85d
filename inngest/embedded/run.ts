import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pLimit from "p-limit";
import { type Fault, faultOf } from "../fault";
import type { FunctionConfig } from "./function-config";
import { callFunction, type EngineEvent, type Handler, type Operation, type StepMemo } from "./protocol";
import { backoffMs, durationOf } from "./waits";

export type RunOptions = {
  handler: Handler;
  retryScale: number;
  /** Ends every run before its next call. */
  signal: AbortSignal;
  /** Told how a run ended: well, or by a fault. A run that the signal ended is not told of. */
  onEnd: (run: { functionId: string; steps: StepMemo[]; fault: Fault | null }) => void;
};

class Failed extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message);
  }
}

/**
 * How a function's runs are made, as an Inngest server would: no more at once than its limit, a step tried again by itself
 * after a back-off, what is finished remembered as long as the run lasts.
 * @returns starts a run; it resolves when that has ended. A run that has not begun stands for all that are asked for
 * meanwhile: they say no more than "look", and it will
 */
export function runsOf(config: FunctionConfig, options: RunOptions): (event: EngineEvent) => Promise<void> {
  const places = pLimit(config.limit);
  /** Waits for a place; what comes back gives it up. */
  const enter = () => new Promise<() => void>((entered) => places(() => new Promise<void>(entered)));
  let waiting = false;

  return async (event) => {
    if (waiting || options.signal.aborted) return;
    waiting = true;
    let leave = await enter();
    waiting = false;
    const steps: StepMemo[] = [];
    const pause = async (ms: number) => {
      leave();
      await sleep(ms, undefined, { signal: options.signal });
      leave = await enter();
    };
    const fault = await drive(event, steps, pause, config, options).then(
      () => null,
      (error) => (error instanceof Failed ? error.fault : faultOf(error)),
    );
    leave();
    if (!options.signal.aborted || !fault) options.onEnd({ functionId: config.id, steps, fault });
  };
}

/** Takes one run to its end. @throws Failed if it ends badly */
async function drive(
  event: EngineEvent,
  steps: StepMemo[],
  pause: (ms: number) => Promise<void>,
  { id: functionId, maxAttempts }: FunctionConfig,
  { handler, retryScale, signal }: RunOptions,
): Promise<void> {
  const run = { functionId, runId: randomUUID(), event, maxAttempts };

  /** Calls for a step, or for what comes next, until that is remembered. @returns whether the function has returned */
  async function take(step: string): Promise<boolean> {
    for (let attempt = 0; ; attempt++) {
      signal.throwIfAborted();
      const answer = await callFunction(handler, { ...run, steps, step, attempt });
      if (answer.kind === "returned") return true;
      const last = attempt + 1 >= maxAttempts;
      if (answer.kind === "threw" && (last || !answer.retriable)) throw new Failed(answer.fault);
      const again =
        answer.kind === "threw" || (!last && answer.operations.some(({ op }) => op === "StepError"));
      if (!again) {
        for (const operation of answer.operations) await settle(operation);
        return false;
      }
      const asked = answer.retryAfter === null ? undefined : durationOf(answer.retryAfter);
      await pause(asked ?? backoffMs(attempt, retryScale));
    }
  }

  async function settle({ id, op, name = "", data = null, error }: Operation): Promise<void> {
    if (op === "StepPlanned") await take(id);
    else if (op === "StepRun") steps.push({ id, data });
    else if (op === "StepError" || op === "StepFailed") steps.push({ id, error: faultOf(error) });
    else if (op === "Sleep") {
      const ms = durationOf(name);
      if (ms === undefined) throw unknown(`Cannot read the sleep "${name}"`);
      await pause(ms);
      steps.push({ id, data: null });
    } else throw unknown(`The embedded engine does not know the opcode ${op}`);
  }

  while (!(await take("step")));
}

const unknown = (message: string) => new Failed({ name: "UnknownOperation", message });
