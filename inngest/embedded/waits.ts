/** Inngest's own waits between the attempts of a step, in seconds (pkg/backoff/backoff.go); the last stands for all that follow. */
const waits = [15, 30, 60, 120, 300, 600, 1200, 2400, 3600, 7200];
const jitter = 30;

/**
 * How long to wait after a failed attempt, in milliseconds.
 * @param attempt the attempt that failed, from 0
 * @param scale RETRY_SCALE
 * @param random a number from 0 up to 1
 */
export function backoffMs(attempt: number, scale: number, random = Math.random()): number {
  const wait = waits[Math.min(attempt, waits.length - 1)]!;
  return Math.round((wait + random * jitter) * 1000 * scale);
}

const units = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 };

/**
 * How long a step's sleep or a `Retry-After` is, in milliseconds.
 * @param text a time string as the SDK writes it (`1d2h`, `3s`, the empty string for none), seconds, or an ISO 8601 date
 * @returns undefined if it is none of these
 */
export function durationOf(text: string, now = Date.now()): number | undefined {
  if (/^\d+$/.test(text)) return Number(text) * units.s;
  if (/^(\d+[wdhms])*$/.test(text)) {
    const parts = text.matchAll(/(\d+)([wdhms])/g);
    return [...parts].reduce((sum, [, n, unit]) => sum + Number(n) * units[unit as keyof typeof units], 0);
  }
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
