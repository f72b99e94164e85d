import type { Pool } from "pg";
import type { PendingCall } from "@/db/schema";
import { log } from "@/lib/log";
import { type Advance, advance, wake } from "./advance";
import { backoffMs } from "./backoff";
import type { FunctionConfig } from "./function-config";
import { callFunction, type Handler } from "./protocol";
import { type EngineRun, endRun, queueRun, saveRun, takeUpRun } from "./runs";

export type Driver = {
  pool: Pool;
  handler: Handler;
  functions: Map<string, FunctionConfig>;
  retryScale: number;
  stopping: () => boolean;
};

/**
 * Takes a run as far as it goes: to its end, to a wait, or to the engine's stop, in which cases it is queued again.
 * @throws what the database throws; the job is then repeated and finds the finished steps remembered
 */
export async function driveRun(driver: Driver, id: string): Promise<void> {
  const run = await takeUpRun(driver.pool, id);
  if (!run) return;
  const config = driver.functions.get(run.functionId);
  if (!config) {
    const fault = { name: "UnknownFunction", message: `There is no function ${run.functionId} any more` };
    return end(driver, run, { end: "failed", steps: [], fault });
  }
  for (;;) {
    const [call, ...others] = [...run.pending].sort((a, b) => a.at - b.at);
    if (!call) throw new Error(`Run ${run.id} has nothing to do and has not ended`);
    if (call.at > Date.now() || driver.stopping()) {
      return queueRun(driver.pool, run.id, run.functionId, call.at);
    }
    const step = await take(driver, run, config, call, others);
    if (step.end) return end(driver, run, step);
    await saveRun(driver.pool, run.id, step.steps, step.pending);
    run.steps = [...run.steps, ...step.steps];
    run.pending = step.pending;
  }
}

async function take(
  { handler, retryScale }: Driver,
  { id, functionId, event, steps }: EngineRun,
  { maxAttempts }: FunctionConfig,
  call: PendingCall,
  others: PendingCall[],
): Promise<Advance> {
  if (call.sleep) return wake(call, others, Date.now());
  const { step, attempt } = call;
  const answer = await callFunction(handler, {
    functionId,
    runId: id,
    event,
    steps,
    step,
    attempt,
    maxAttempts,
  });
  const backoff = (failed: number) => backoffMs(failed, retryScale);
  return advance(call, others, answer, { now: Date.now(), maxAttempts, backoff });
}

async function end({ pool }: Driver, run: EngineRun, ending: Exclude<Advance, { end: null }>): Promise<void> {
  const fault = ending.end === "failed" ? ending.fault : null;
  if (fault) log().error({ functionId: run.functionId, runId: run.id, fault }, "A run of the engine failed");
  await endRun(pool, run.id, ending.steps, fault);
}
