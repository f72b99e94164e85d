import { and, eq, isNull, lte } from "drizzle-orm";
import type { Db } from "@/db";
import { respondents } from "@/db/schema";
import { respondentEvents } from "./run-event";

/** A GET this long after the first one is taken for a person's: mail scanners follow a link within moments of its arrival. */
const scannerMilliseconds = 60_000;

/**
 * Notes a GET of the personal link. The first never counts as opened, since mail scanners follow links; one that comes a
 * minute later or more does.
 */
export async function noteVisit(db: Db, respondentId: string, now: Date): Promise<void> {
  const seen = await db
    .update(respondents)
    .set({ firstSeenAt: now })
    .where(and(eq(respondents.id, respondentId), isNull(respondents.firstSeenAt)))
    .returning({ id: respondents.id });
  if (seen.length > 0) return;
  await markOpened(db, respondentId, now, new Date(now.getTime() - scannerMilliseconds));
}

/**
 * Counts the personal link as opened: once, with an event in the run's timeline.
 * @param seenBefore only if the first GET was at this moment or earlier
 */
export async function markOpened(db: Db, respondentId: string, now: Date, seenBefore?: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const opened = await tx
      .update(respondents)
      .set({ openedAt: now })
      .where(
        and(
          eq(respondents.id, respondentId),
          isNull(respondents.openedAt),
          seenBefore ? lte(respondents.firstSeenAt, seenBefore) : undefined,
        ),
      )
      .returning({ id: respondents.id });
    if (opened.length > 0) await tx.execute(respondentEvents([respondentId], "opened", now));
  });
}
