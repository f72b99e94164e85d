import { Cron } from "croner";

const lookMs = 1_000;

/**
 * Calls back in every minute that a pattern names, by UTC. A clock that was set makes no minute wait: the one that it shows
 * next is a new one.
 * @returns ends it
 */
export function onMinutes(patterns: string[], then: (pattern: string) => void): () => void {
  const crons = patterns.map((pattern) => new Cron(pattern, { timezone: "UTC", paused: true }));
  const minuteOf = (ms: number) => Math.floor(ms / 60_000);
  let last = minuteOf(Date.now());
  const timer = setInterval(() => {
    const minute = minuteOf(Date.now());
    if (minute === last) return;
    last = minute;
    const at = new Date(minute * 60_000);
    for (const [index, cron] of crons.entries()) if (cron.match(at)) then(patterns[index]!);
  }, lookMs);
  timer.unref();
  return () => clearInterval(timer);
}
