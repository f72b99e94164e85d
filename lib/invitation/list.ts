import { and, asc, count, eq, inArray, min, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { invitations, respondents, runs } from "@/db/schema";
import { leavesAt } from "../run/leaves";

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

/** How many invitations wait, and when the next one leaves. */
export type Waiting = { count: number; next: Date | null };

const waits = (automationIds: readonly string[]) =>
  and(
    inArray(runs.automationId, [...automationIds]),
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
      at: leavesAt,
      attempts: invitations.attempts,
    })
    .from(runs)
    .innerJoin(invitations, eq(invitations.runId, runs.id))
    .innerJoin(respondents, eq(respondents.id, invitations.respondentId))
    .where(
      and(
        waits([automationId]),
        place ? sql`(${leavesAt}, ${invitations.id}) > (${place.at}::timestamptz, ${place.id})` : undefined,
      ),
    )
    .orderBy(asc(leavesAt), asc(invitations.id))
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

/** What waits of each of these automations: the one figure for it, wherever it is told. */
export async function waitingOf(db: Tx, automationIds: readonly string[]): Promise<Map<string, Waiting>> {
  const found = new Map<string, Waiting>(automationIds.map((id) => [id, { count: 0, next: null }]));
  if (automationIds.length === 0) return found;
  const rows = await db
    .select({ id: runs.automationId, count: count(), next: min(leavesAt) })
    .from(runs)
    .innerJoin(invitations, eq(invitations.runId, runs.id))
    .where(waits(automationIds))
    .groupBy(runs.automationId);
  for (const row of rows)
    found.set(row.id, { count: row.count, next: row.next === null ? null : new Date(row.next) });
  return found;
}

function placeOf(after: string | undefined): { at: string; id: string } | undefined {
  const [, at, id] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_(inv_[0-9a-z]{26})$/.exec(after ?? "") ?? [];
  return at && id && !Number.isNaN(Date.parse(at)) ? { at, id } : undefined;
}
