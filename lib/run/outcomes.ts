import { and, count, gte, inArray, ne, sql } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";
import type { Tx } from "@/db";
import { invitations, type RunStatus, runs } from "@/db/schema";
import { leastIdAt } from "../list/id-at";

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

/** Whether a run's invitation was tried in vain and is to be tried again. */
const waits = sql<boolean>`${runs.status} in ('scheduled', 'sending') and ${runs.id} in (
  select ${invitations.runId} from ${invitations} where trouble is not null and reminder = 0)`;

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

/**
 * The runs of automations by step and outcome; test requests are left out.
 * @returns for each automation one bucket a step, oldest first
 */
export async function countOutcomes(
  db: Tx,
  automationIds: readonly string[],
  { range, timeZone, now }: { range: Range; timeZone: string; now: Date },
): Promise<Map<string, Bucket[]>> {
  const { since, keys } = stepsOf(range, timeZone, now);
  const found = new Map(automationIds.map((id) => [id, keys.map(emptyBucket)]));
  if (automationIds.length === 0) return found;
  const step =
    range === "24h"
      ? sql<string>`to_char(date_trunc('hour', ${runs.createdAt} at time zone 'UTC'), 'YYYY-MM-DD"T"HH24:MI:SS".000Z"')`
      : sql<string>`to_char(${runs.createdAt} at time zone ${timeZone}::text, 'YYYY-MM-DD')`;
  const rows = await db
    .select({ automationId: runs.automationId, key: step, status: runs.status, waits, count: count() })
    .from(runs)
    .where(
      and(
        inArray(runs.automationId, [...automationIds]),
        gte(runs.id, leastIdAt("run", since)),
        gte(runs.createdAt, since),
        ne(runs.status, "test"),
      ),
    )
    .groupBy(runs.automationId, sql`2`, runs.status, sql`4`);
  const places = new Map(keys.map((key, place) => [key, place]));
  for (const row of rows) {
    const bucket = found.get(row.automationId)?.[places.get(row.key) ?? -1];
    const outcome = row.waits ? "waiting" : outcomeOf[row.status];
    if (!bucket || !outcome) continue;
    bucket[outcome] += row.count;
    bucket.total += row.count;
  }
  return found;
}

function emptyBucket(key: string): Bucket {
  return { key, total: 0, sent: 0, scheduled: 0, filtered: 0, held: 0, rejected: 0, failed: 0, waiting: 0 };
}
