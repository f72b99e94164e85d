const seconds = [30, 60, 120, 300, 600, 1200, 2400, 3600, 7200];

/** A provider remembers an idempotency key for 24 hours; later a repeat could reach the person twice. */
const retryBudgetMilliseconds = 20 * 3600 * 1000;

/**
 * When to try again after trouble of the system: 30 seconds, then longer, up to two hours; never past 20 hours from the
 * first try.
 * @param attempt how many tries were made, from 1
 * @param scale RETRY_SCALE, a factor on the waits; a provider's Retry-After is never scaled
 * @returns null where the budget is used up
 */
export function nextAttempt(
  attempt: number,
  firstAttemptAt: Date,
  now: Date,
  { scale, retryAfterMs = 0 }: { scale: number; retryAfterMs?: number },
): Date | null {
  const wait = seconds[Math.min(attempt, seconds.length) - 1]! * 1000 * scale;
  const at = new Date(now.getTime() + Math.max(wait, retryAfterMs));
  return at.getTime() - firstAttemptAt.getTime() > retryBudgetMilliseconds * Math.min(1, scale) ? null : at;
}

/** No drawing has room for more, and with a scale of nothing there would be no end. */
const most = 20;

/** How many tries follow the one that is planned for `next`, if none succeeds. @param attempts how many were made */
export function triesLeft(attempts: number, firstAttemptAt: Date, next: Date, scale: number): number {
  let at: Date | null = next;
  for (let left = 0; left < most; left++) {
    at = nextAttempt(attempts + left + 1, firstAttemptAt, at, { scale });
    if (!at) return left;
  }
  return most;
}
