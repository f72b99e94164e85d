import { ok } from "@/lib/result";
import type { Decided } from "./context";
import { repeated } from "./idempotency";
import { changed, type HookAnswer, json, type Stage } from "./line";
import { modeOf } from "./prepare";
import { giveBackRate } from "./rate";

/** Writes the delivery, and answers once it is committed. */
export const write: Stage<Decided, HookAnswer> = async (at) => {
  const { deps, hook, requestKey, prepared } = at;
  const written = await at.budget.lend((left) => deps.writer.write(prepared.write, left));
  if (written.outcome === "repeated") return repeated(written, requestKey);
  if (written.outcome === "changed") {
    giveBackRate(at);
    return changed;
  }
  if (prepared.firstSendAt) deps.wake(prepared.firstSendAt);
  if (prepared.write.failure) deps.tell();
  const outcome = prepared.status === 400 ? "all_rejected" : modeOf(hook);
  return ok(json(prepared.status, prepared.write.answer(written.duplicates), outcome));
};
