import type { PendingCall, StepMemo } from "@/db/schema";
import { type Fault, faultOf } from "../fault";
import type { Answer, Operation } from "./protocol";
import { momentOf } from "./time";

/** What an answer means for the run: steps that finished, what is to be called next, or the end. */
export type Advance =
  | { end: "completed"; steps: [] }
  | { end: "failed"; steps: StepMemo[]; fault: Fault }
  | { end: null; steps: StepMemo[]; pending: PendingCall[] };

export type Rules = { now: number; maxAttempts: number; backoff: (attempt: number) => number };

/**
 * Decides what follows from a call's answer, as an Inngest server would: retries count for each step by itself, a step
 * without retries left is remembered by its error, and when nothing else waits the function is asked for what is next.
 * @param call the call that was answered
 * @param others the calls of the run that wait besides
 */
export function advance(call: PendingCall, others: PendingCall[], answer: Answer, rules: Rules): Advance {
  if (answer.kind === "returned") return { end: "completed", steps: [] };
  const again = retryOf(call, answer.retryAfter, rules);
  if (answer.kind === "threw") {
    if (!answer.retriable || !again) return { end: "failed", steps: [], fault: answer.fault };
    return { end: null, steps: [], pending: [...others, again] };
  }
  const steps: StepMemo[] = [];
  const pending = [...others];
  for (const operation of answer.operations) {
    const outcome = outcomeOf(operation, again, rules.now);
    if (!outcome) return { end: "failed", steps, fault: unknownOperation(operation) };
    if ("step" in outcome) pending.push(outcome);
    else steps.push(outcome);
  }
  return { end: null, steps, pending: pending.length > 0 ? pending : [discovery(rules.now)] };
}

/** The sleep is over: the step is remembered, and the function asked for what is next unless something else waits. */
export function wake(call: PendingCall, others: PendingCall[], now: number): Advance {
  const steps = [{ id: call.step, data: null }];
  return { end: null, steps, pending: others.length > 0 ? others : [discovery(now)] };
}

/** The call that asks a function what comes next. */
export const discovery = (at: number): PendingCall => ({ step: "step", attempt: 0, at });

function outcomeOf(
  operation: Operation,
  again: PendingCall | null,
  now: number,
): StepMemo | PendingCall | null {
  const { id, op, name, data, error } = operation;
  switch (op) {
    case "StepRun":
      return { id, data: data ?? null };
    case "StepError":
      return again ?? { id, error: faultOf(error) };
    case "StepFailed":
      return { id, error: faultOf(error) };
    case "StepPlanned":
      return { step: id, attempt: 0, at: now };
    case "Sleep": {
      const at = momentOf(name ?? "", now);
      return at === undefined ? null : { step: id, attempt: 0, at, sleep: true };
    }
    default:
      return null;
  }
}

function retryOf(call: PendingCall, retryAfter: string | null, rules: Rules): PendingCall | null {
  const attempt = call.attempt + 1;
  if (attempt >= rules.maxAttempts) return null;
  const asked = retryAfter === null ? undefined : momentOf(retryAfter, rules.now);
  return { step: call.step, attempt, at: asked ?? rules.now + rules.backoff(call.attempt) };
}

function unknownOperation({ op, name }: Operation): Fault {
  const message =
    op === "Sleep" ? `Cannot read the sleep "${name}"` : `The embedded engine does not know the opcode ${op}`;
  return { name: "UnknownOperation", message };
}
