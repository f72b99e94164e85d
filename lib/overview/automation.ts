import { and, count, desc, eq, gte, isNotNull, ne, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { deliveries, type Failure, type RunStatus, runs } from "@/db/schema";
import { type Waiting, waitingOf } from "../invitation/list";
import { leastIdAt } from "../list/id-at";
import { causeCode, causeField, failedFor } from "../run/causes";
import { type Bucket, countOutcomes, type Range, stepsOf } from "../run/outcomes";
import { answersOf } from "./answers";

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
  const { since } = stepsOf(range, timeZone, now);
  const buckets = await countOutcomes(db, [automationId], { range, timeZone, now });
  return {
    funnel: await funnelOf(db, automationId, since),
    buckets: buckets.get(automationId)!,
    lastRequest: await lastRequestOf(db, automationId),
    waiting: (await waitingOf(db, [automationId])).get(automationId)!,
    lastFailure: await lastFailureOf(db, automationId),
  };
}

async function funnelOf(db: Tx, automationId: string, since: Date): Promise<Funnel> {
  const within = and(
    eq(runs.automationId, automationId),
    gte(runs.id, leastIdAt("run", since)),
    gte(runs.createdAt, since),
    ne(runs.status, "test"),
  );
  const rows = await db
    .select({ status: runs.status, count: count() })
    .from(runs)
    .where(within)
    .groupBy(runs.status);
  const { answered } = (await answersOf(db, [automationId], since)).get(automationId)!;
  const byStatus: Funnel["byStatus"] = Object.fromEntries(rows.map((row) => [row.status, row.count]));
  const received = rows.reduce((sum, row) => sum + row.count, 0);
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
  const failed = and(
    eq(runs.automationId, automationId),
    sql`${runs.status} in ('failed', 'rejected')`,
    isNotNull(runs.failure),
  );
  const [last] = await db
    .select({ failure: runs.failure, code: causeCode, field: causeField })
    .from(runs)
    .where(failed)
    .orderBy(desc(runs.id))
    .limit(1);
  if (!last?.failure) return null;
  const [same] = await db
    .select({ count: count(), since: sql<string>`min(${runs.createdAt})` })
    .from(runs)
    .where(and(failed, failedFor(last)));
  return { ...last.failure, count: same!.count, since: new Date(same!.since) };
}
