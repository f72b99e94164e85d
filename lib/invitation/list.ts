import { and, asc, count, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { invitations, respondents, runs } from "@/db/schema";

/** An invitation that waits. `at` is when it leaves: its time, the next attempt, or the opening of the sending window. */
type WaitingInvitation = {
  runId: string;
  email: string;
  name: string;
  at: Date;
  attempts: number;
};

/** A page of what waits, soonest first; `next` begins the page that follows. */
export type WaitingPage = { data: WaitingInvitation[]; next: string | null };

const leaves = sql<string>`coalesce(${invitations.dueAt}, ${invitations.sendAt})`;

const waits = (automationId: string) =>
  and(
    eq(runs.automationId, automationId),
    eq(runs.status, "scheduled"),
    eq(invitations.status, "scheduled"),
    eq(invitations.reminder, 0),
  );

/**
 * The invitations of an automation that wait, soonest first. The caller has checked that it is of the workspace.
 * @param after the `next` of the page before; what is none of ours begins at the start
 */
export async function listWaiting(
  db: Tx,
  automationId: string,
  after: string | undefined,
  limit: number,
): Promise<WaitingPage> {
  const place = placeOf(after);
  const rows = await db
    .select({
      id: invitations.id,
      runId: invitations.runId,
      email: invitations.email,
      firstName: respondents.firstName,
      lastName: respondents.lastName,
      at: leaves.mapWith((value) => new Date(value)),
      attempts: invitations.attempts,
    })
    .from(runs)
    .innerJoin(invitations, eq(invitations.runId, runs.id))
    .innerJoin(respondents, eq(respondents.id, invitations.respondentId))
    .where(
      and(
        waits(automationId),
        place ? sql`(${leaves}, ${invitations.id}) > (${place.at}::timestamptz, ${place.id})` : undefined,
      ),
    )
    .orderBy(asc(leaves), asc(invitations.id))
    .limit(limit + 1);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    data: rows.slice(0, limit).map(({ runId, email, firstName, lastName, at, attempts }) => ({
      ...{ runId, email, at, attempts },
      name: [firstName, lastName].filter(Boolean).join(" "),
    })),
    next: last ? `${last.at.toISOString()}_${last.id}` : null,
  };
}

/** How many invitations of an automation wait. */
export async function countWaiting(db: Tx, automationId: string): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(runs)
    .innerJoin(invitations, eq(invitations.runId, runs.id))
    .where(waits(automationId));
  return row!.count;
}

function placeOf(after: string | undefined): { at: string; id: string } | undefined {
  const [, at, id] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_(inv_[0-9a-z]{26})$/.exec(after ?? "") ?? [];
  return at && id && !Number.isNaN(Date.parse(at)) ? { at, id } : undefined;
}
