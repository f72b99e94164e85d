import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { invitations, respondents } from "@/db/schema";
import { leavesAt } from "../run/leaves";
import { ever, sumsOf } from "../tally/read";

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

/** As the index on what waits has it; reminders belong to a run that was sent. */
const waits = sql`status = 'scheduled' and reminder = 0`;

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
    .from(invitations)
    .innerJoin(respondents, eq(respondents.id, invitations.respondentId))
    .where(
      and(
        eq(invitations.automationId, automationId),
        waits,
        place ? sql`(due_at, ${invitations.id}) > (${place.at}::timestamptz, ${place.id})` : undefined,
      ),
    )
    .orderBy(asc(invitations.dueAt), asc(invitations.id))
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
  const sums = await sumsOf(db, automationIds, { periods: ever, what: ["scheduled"] });
  const waiting = [...sums].flatMap(([id, { scheduled = 0 }]) => (scheduled > 0 ? [id] : []));
  const rows = await db.execute<{ id: string; next: string | null }>(sql`
    select a.id, (select due_at from invitations where automation_id = a.id and ${waits} order by due_at limit 1) as next
    from automations a where ${inArray(sql`a.id`, ["", ...waiting])}`);
  const next = new Map([...rows].map((row) => [row.id, row.next === null ? null : new Date(row.next)]));
  return new Map(
    [...sums].map(([id, { scheduled: count = 0 }]) => [id, { count, next: next.get(id) ?? null }]),
  );
}

function placeOf(after: string | undefined): { at: string; id: string } | undefined {
  const [, at, id] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_(inv_[0-9a-z]{26})$/.exec(after ?? "") ?? [];
  return at && id && !Number.isNaN(Date.parse(at)) ? { at, id } : undefined;
}
