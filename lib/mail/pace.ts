import { setTimeout as sleep } from "node:timers/promises";

/**
 * Spaces calls so that not more than so many begin a second, over all callers.
 * @param perSecond null: no limit
 * @returns waits for the caller's turn; `cost` is how many turns the call takes up, counted after it
 */
export function pacer(perSecond: number | null): (cost?: number) => Promise<void> {
  let free = 0;
  return async (cost = 1) => {
    if (perSecond === null) return;
    // Not the clock: set back by an hour, it would make everybody wait for an hour.
    const now = performance.now();
    const turn = Math.max(free, now);
    free = turn + (cost * 1000) / perSecond;
    if (turn > now) await sleep(turn - now);
  };
}
