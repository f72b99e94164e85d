import type { RefusedRule } from "@/db/schema";
import { AppError } from "@/lib/errors";
import { fail, type Result } from "@/lib/result";

/** The answer to a request. `outcome` is for metrics. */
export type HookAnswer = { status: number; headers: Record<string, string>; body: string; outcome: string };

/** Why the way ends before its last stage: the answer is known already, or the request is refused; `again` where another try may go well. */
export type End = { answer: HookAnswer } | { refusal: AppError; again?: true; why?: () => RefusedRule };

/** One stage on the way from a request to its answer: takes what is known, gives what is known after it, or an end. */
export type Stage<Before, After> = (at: Before) => Result<After, End> | Promise<Result<After, End>>;

/** Stages in their order. */
export type Line<Before, After> = {
  run: Stage<Before, After>;
  /** The line with one stage more, which is reached where all before it went well. */
  to<Next>(stage: Stage<After, Next>): Line<Before, Next>;
};

/** A line of one stage. */
export function line<Before, After>(run: Stage<Before, After>): Line<Before, After> {
  return {
    run,
    to: (stage) => line((at) => whenKnown(run(at), (done) => (done.ok ? stage(done.value) : done))),
  };
}

/** Goes on with a value: at once where it is there, for each await costs more than it seems in a process whose pages trace their promises. */
export function whenKnown<T, U>(value: T | Promise<T>, next: (value: T) => U | Promise<U>): U | Promise<U> {
  return value instanceof Promise ? value.then(next) : next(value);
}

/** Ends the way with a refusal. @param why which rule stopped it, for those who set the hook up; asked after the answer */
export function refuse(refusal: AppError, why?: () => RefusedRule) {
  return fail(why ? { refusal, why } : { refusal });
}

/** Ends the way where the automation is no longer what it was read as. */
export const changed = fail({
  refusal: new AppError(
    "overloaded",
    "The automation is being changed at this moment. Send it again in a second.",
    { headers: { "retry-after": "1" } },
  ),
  again: true,
} as const);

/** An answer in JSON. */
export function json(status: number, body: string, outcome: string): HookAnswer {
  const type = status >= 400 ? "application/problem+json" : "application/json";
  return { status, headers: { "content-type": type, "cache-control": "no-store" }, body, outcome };
}
