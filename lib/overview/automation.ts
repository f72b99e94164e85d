import { and, desc, eq, ne, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { deliveries, type Failure, type RunStatus } from "@/db/schema";
import { countedStatuses } from "../automation/queries";
import { type Waiting, waitingOf } from "../invitation/list";
import { firstFailedFor, lastFailed } from "../run/cause";
import { type Bucket, countOutcomes, periodsOf, type Range } from "../run/outcomes";
import { ever, type Periods, sumsOf, tallyUp } from "../tally/read";

/** From request to answer, within a range: each stage is part of the one before. */
type Funnel = {
  received: number;
  invited: number;
  answered: number;
  byStatus: Partial<Record<RunStatus, number>>;
};

/** The last request of an automation that was no test, without its body. */
type LastRequest = {
  id: string;
  receivedAt: Date;
  mode: string;
  status: number;
  code: string | null;
  respondents: number;
  userAgent: string | null;
};

/** What an automation's first page shows. */
export type Overview = {
  funnel: Funnel;
  buckets: Bucket[];
  lastRequest: LastRequest | null;
  waiting: Waiting;
  /** The failure that came last, of the runs that can be replayed. */
  lastFailure: (Failure & { count: number; since: Date }) | null;
};

/** What has happened to an automation within a range. The caller has checked that it is of the workspace. */
export async function getOverview(
  db: Tx,
  automationId: string,
  { range, timeZone, now }: { range: Range; timeZone: string; now: Date },
): Promise<Overview> {
  const buckets = await countOutcomes(db, [automationId], { range, timeZone, now });
  return {
    funnel: await funnelOf(db, automationId, periodsOf(range, timeZone, now)),
    buckets: buckets.get(automationId)!,
    lastRequest: await lastRequestOf(db, automationId),
    waiting: (await waitingOf(db, [automationId])).get(automationId)!,
    lastFailure: await lastFailureOf(db, automationId),
  };
}

async function funnelOf(db: Tx, automationId: string, periods: Periods): Promise<Funnel> {
  const sums = (await sumsOf(db, [automationId], { periods, what: [...countedStatuses, "answered"] })).get(
    automationId,
  )!;
  const { answered = 0, ...byStatus } = sums;
  const received = Object.values(byStatus).reduce((sum, count) => sum + count, 0);
  return { received, invited: byStatus.sent ?? 0, answered, byStatus };
}

async function lastRequestOf(db: Tx, automationId: string): Promise<LastRequest | null> {
  const { id, receivedAt, mode, status, code, respondents: people } = deliveries;
  const userAgent = sql<string | null>`${deliveries.headers} ->> 'user-agent'`;
  const [row] = await db
    .select({ id, receivedAt, mode, status, code, respondents: people, userAgent })
    .from(deliveries)
    .where(and(eq(deliveries.automationId, automationId), ne(deliveries.mode, "test")))
    .orderBy(desc(id))
    .limit(1);
  return row ?? null;
}

async function lastFailureOf(db: Tx, automationId: string): Promise<Overview["lastFailure"]> {
  const last = await lastFailed(db, automationId);
  if (!last) return null;
  const { failure, cause } = last;
  const tallies = await tallyUp(db, [automationId], { periods: ever, what: ["failed", "rejected"], cause });
  const count = tallies.reduce((sum, tally) => sum + tally.count, 0);
  return { ...failure, count, since: await firstFailedFor(db, automationId, cause) };
}
