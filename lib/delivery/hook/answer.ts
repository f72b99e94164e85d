import type { RefusedRule } from "@/db/schema";
import { databaseUnavailable, isDatabaseTrouble, timeoutBudget } from "@/lib/deadline";
import { AppError, problemOf } from "@/lib/errors";
import { newIds } from "@/lib/ids";
import { log } from "@/lib/log";
import { authenticate, open, openAfresh, takePost } from "./authenticate";
import type { HookDeps, HookRequest, Identified } from "./context";
import { alone, identify, identifyEvent } from "./idempotency";
import { type HookAnswer, line, type Stage } from "./line";
import { answerDryRun, decide } from "./prepare";
import { checkRate, useRate } from "./rate";
import { parse, receive } from "./read";
import { answerCourtesy, shakeAtTheDoor } from "./shake";
import { write } from "./write";

const triesAtMost = 5;

/** From the body to the answer, with one version of the hook. */
const handle = line(authenticate)
  .to(answerCourtesy)
  .to(parse)
  .to(identifyEvent)
  .to(useRate)
  .to(answerDryRun)
  .to(alone(line(decide).to(write).run));

/** From the request to the answer. */
const way = line(shakeAtTheDoor)
  .to(takePost)
  .to(open)
  .to(checkRate)
  .to(receive)
  .to(identify)
  .to(untilUnchanged(handle.run));

/** A write that finds the automation changed starts again with what it is now, the key included. */
function untilUnchanged(stage: Stage<Identified, HookAnswer>): Stage<Identified, HookAnswer> {
  return async (first) => {
    let at = first;
    for (let tries = 1; ; tries++) {
      const done = await stage(at);
      if (done.ok || "answer" in done.error) noteKey(at);
      if (done.ok || !("again" in done.error)) return done;
      const opened = await openAfresh(at);
      if (!opened.ok) return opened;
      if (tries === triesAtMost) return done;
      at = opened.value;
    }
  };
}

function noteKey({ deps, keyId }: Identified): void {
  if (keyId !== null) deps.keyUsed(keyId);
}

/** Answers a request to a hook: the one handler behind both doors. Never throws. */
export async function answerHook(deps: HookDeps, request: HookRequest): Promise<HookAnswer> {
  const { request: requestId, delivery: deliveryId } = newIds("request", "delivery");
  const failed = (error: unknown, why?: () => RefusedRule): HookAnswer => {
    const known =
      error instanceof AppError ? error : isDatabaseTrouble(error) ? databaseUnavailable() : undefined;
    if (!known) log().error({ err: error, requestId }, "a hook request failed");
    const { status, headers, body } = problemOf(known ?? error);
    const outcome = String(body.code);
    if (status === 401) deps.refused?.(request.id, outcome, deps.clock(), why);
    return { status, headers, body: JSON.stringify(body), outcome };
  };
  const answer = await answerOf(deps, request, deliveryId, failed).catch((error: unknown) => failed(error));
  answer.headers["x-request-id"] = requestId;
  return answer;
}

async function answerOf(
  deps: HookDeps,
  request: HookRequest,
  deliveryId: string,
  failed: (refusal: AppError, why?: () => RefusedRule) => HookAnswer,
): Promise<HookAnswer> {
  const dryRun = isDryRun(request.query);
  const done = await way.run({
    deps,
    request,
    deliveryId,
    dryRun,
    now: deps.clock(),
    budget: timeoutBudget(),
  });
  if (done.ok) return done.value;
  if ("answer" in done.error) return done.error.answer;
  return failed(done.error.refusal, done.error.why);
}

/** A slip in asking for a dry run must send no mail: the name counts in any case, and any value that does not say no. */
function isDryRun(query: URLSearchParams): boolean {
  const [, value] = [...query].find(([name]) => name.toLowerCase() === "dryrun") ?? [];
  return value !== undefined && !/^(0|false|no|off)$/i.test(value);
}
