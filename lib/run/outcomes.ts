import { Temporal } from "temporal-polyfill";
import type { Tx } from "@/db";
import type { RunStatus } from "@/db/schema";
import { type Periods, tallyUp } from "../tally/read";

/** What became of a run, as charts tell it. */
const outcomes = ["sent", "scheduled", "filtered", "held", "rejected", "failed", "waiting"] as const;
type Outcome = (typeof outcomes)[number];

const outcomeOf: Record<RunStatus, Outcome | null> = {
  sent: "sent",
  scheduled: "scheduled",
  sending: "scheduled",
  filtered: "filtered",
  duplicate: "filtered",
  skipped: "filtered",
  cancelled: "filtered",
  held: "held",
  rejected: "rejected",
  failed: "failed",
  test: null,
};

/** How far back a chart looks, and in what steps. */
const ranges = { "24h": 24, "7d": 7, "14d": 14, "30d": 30 } as const;
export type Range = keyof typeof ranges;

/** The runs of a day, or of an hour, by outcome. `key` is the day as `2026-11-24`, or the moment of the hour. */
export type Bucket = { key: string; total: number } & Record<Outcome, number>;

/** The steps of a range, oldest first, and the moment at which the first begins. Days are those of the zone. */
export function stepsOf(range: Range, timeZone: string, now: Date): { since: Date; keys: string[] } {
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  if (range === "24h") {
    const hour = Math.floor(now.getTime() / 3_600_000) * 3_600_000;
    const hours = Array.from({ length: 24 }, (_, i) => new Date(hour - (23 - i) * 3_600_000));
    return { since: hours[0]!, keys: hours.map((each) => each.toISOString()) };
  }
  const days = Array.from({ length: ranges[range] }, (_, i) =>
    here.toPlainDate().subtract({ days: ranges[range] - 1 - i }),
  );
  const since = days[0]!.toZonedDateTime(timeZone).epochMilliseconds;
  return { since: new Date(since), keys: days.map(String) };
}

/** A range as the tallies know it: hours of UTC, or days of the zone, of which none has begun yet that comes after now. */
export function periodsOf(range: Range, timeZone: string, now: Date): Periods {
  const { keys } = stepsOf(range, timeZone, now);
  return { from: periodOf(keys[0]!), to: `${range === "24h" ? "h" : "d"}9` };
}

/** A step's key as the tallies name its period. */
function periodOf(key: string): string {
  return key.includes("T") ? `h${key.slice(0, 13)}` : `d${key}`;
}

/**
 * The runs of automations by step and outcome; test requests are left out.
 * @param timeZone the workspace's
 * @returns for each automation one bucket a step, oldest first
 */
export async function countOutcomes(
  db: Tx,
  automationIds: readonly string[],
  { range, timeZone, now }: { range: Range; timeZone: string; now: Date },
): Promise<Map<string, Bucket[]>> {
  const { keys } = stepsOf(range, timeZone, now);
  const found = new Map(automationIds.map((id) => [id, keys.map(emptyBucket)]));
  const places = new Map(keys.map((key, place) => [periodOf(key), place]));
  const tallies = await tallyUp(db, automationIds, { periods: periodsOf(range, timeZone, now) });
  for (const { subject, period, what, count } of tallies) {
    const bucket = found.get(subject)?.[places.get(period) ?? -1];
    if (!bucket) continue;
    if (what === "waiting") {
      // Of those that are scheduled: their mail was tried in vain and is to be tried again.
      bucket.scheduled -= count;
      bucket.waiting += count;
    }
    const outcome = outcomeOf[what as RunStatus];
    if (!outcome) continue;
    bucket[outcome] += count;
    bucket.total += count;
  }
  return found;
}

function emptyBucket(key: string): Bucket {
  return { key, total: 0, sent: 0, scheduled: 0, filtered: 0, held: 0, rejected: 0, failed: 0, waiting: 0 };
}
