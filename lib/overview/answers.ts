import { and, count, eq, gte, inArray } from "drizzle-orm";
import type { Tx } from "@/db";
import { respondents, runs } from "@/db/schema";
import { leastIdAt } from "../list/id-at";

/** How many were invited, and how many of those have answered. */
export type Answers = { invited: number; answered: number };

/** Of the runs of each of these automations that came since a moment: how many were mailed, and how many answered. */
export async function answersOf(
  db: Tx,
  automationIds: readonly string[],
  since: Date,
): Promise<Map<string, Answers>> {
  const found = new Map<string, Answers>(automationIds.map((id) => [id, { invited: 0, answered: 0 }]));
  if (automationIds.length === 0) return found;
  const rows = await db
    .select({ id: runs.automationId, invited: count(), answered: count(respondents.answeredAt) })
    .from(runs)
    .leftJoin(respondents, eq(respondents.id, runs.respondentId))
    .where(
      and(
        inArray(runs.automationId, [...automationIds]),
        gte(runs.id, leastIdAt("run", since)),
        gte(runs.createdAt, since),
        eq(runs.status, "sent"),
      ),
    )
    .groupBy(runs.automationId);
  for (const { id, ...answers } of rows) found.set(id, answers);
  return found;
}
