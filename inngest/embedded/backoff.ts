const second = 1_000;
const minute = 60 * second;

/** Inngest's own waits between the attempts of a step (pkg/backoff/backoff.go); further attempts wait as the last. */
const waits = [
  15 * second,
  30 * second,
  minute,
  2 * minute,
  5 * minute,
  10 * minute,
  20 * minute,
  40 * minute,
  60 * minute,
  120 * minute,
];
const jitter = 30 * second;

/**
 * How long to wait after a failed attempt.
 * @param attempt the attempt that failed, from 0
 * @param scale RETRY_SCALE
 * @param random a number from 0 up to 1
 * @returns milliseconds
 */
export function backoffMs(attempt: number, scale: number, random = Math.random()): number {
  const wait = waits[Math.min(attempt, waits.length - 1)]!;
  return Math.round((wait + random * jitter) * scale);
}
