import type { Tx } from "@/db";
import { type Periods, sumsOf } from "../tally/read";

/** How many were invited, and how many of those have answered. */
export type Answers = { invited: number; answered: number };

/** Of the runs of each of these automations that came within periods: how many were mailed, and how many answered. */
export async function answersOf(
  db: Tx,
  automationIds: readonly string[],
  periods: Periods,
): Promise<Map<string, Answers>> {
  const sums = await sumsOf(db, automationIds, { periods, what: ["sent", "answered"] });
  return new Map([...sums].map(([id, { sent: invited = 0, answered = 0 }]) => [id, { invited, answered }]));
}
