import type { Clock } from "../clock";

const holdsMilliseconds = 15_000;

/** A check whose answer holds for a while, so that a probe every second does not become a connection every second. */
export function fresh(clock: Clock, check: () => Promise<void>): () => Promise<void> {
  let last: { at: number; answer: Promise<void> } | undefined;
  return () => {
    const now = clock().getTime();
    if (!last || Math.abs(now - last.at) >= holdsMilliseconds) {
      last = { at: now, answer: check() };
      last.answer.catch(() => {});
    }
    return last.answer;
  };
}
