const minute = 60_000;
const hour = 60 * minute;

/** The waits after the first try and each that follows; then the post has failed. */
const waits = [5_000, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 10 * hour];

/**
 * When to post again.
 * @param attempt how many tries were made, from 1
 * @param scale RETRY_SCALE, a factor on the waits; a receiver's Retry-After is never scaled
 * @returns null where the tries are used up
 */
export function nextPost(
  attempt: number,
  now: Date,
  { scale, retryAfterMs = 0 }: { scale: number; retryAfterMs?: number },
): Date | null {
  const wait = waits[attempt - 1];
  return wait === undefined ? null : new Date(now.getTime() + Math.max(wait * scale, retryAfterMs));
}

/** How long nothing more may be answered before what was begun is told as partial. */
export const partialPatience = 10 * minute;
