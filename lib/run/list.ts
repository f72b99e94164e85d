import { and, asc, count, desc, eq, gt, lt, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import {
  type Failure,
  type FieldFault,
  invitations,
  type Reason,
  type RunChannel,
  type RunStatus,
  runs,
} from "@/db/schema";
import { runStatuses } from "../automation/queries";
import { afterOf, type Page, type Paged, pageOf } from "../list/page";
import { reasonOf } from "../reason/kept";
import { ever, sumsOf } from "../tally/read";
import { keyOf } from "./cause";
import { leavesAt } from "./leaves";
import type { Run } from "./queries";
import { conditionOf, conditionsOf, type Place, type RunSearch } from "./search";

/** A run as a list shows it. */
export type ListedRun = {
  id: string;
  status: RunStatus;
  reason: Reason | null;
  failure: Failure | null;
  errors: FieldFault[] | null;
  email: string | null;
  channel: RunChannel | null;
  createdAt: Date;
  /** When the invitation leaves, or should have left. */
  sendAt: Date | null;
  sentAt: Date | null;
  /** It waits to be decided again. */
  redo: boolean;
};

/** A stretch of the list, newest first, with the runs next to which its neighbours begin. */
export type RunStretch = { data: ListedRun[]; newerThan: string | null; olderThan: string | null };

/** The runs of an automation that a reader looks at. The caller has checked that the automation is of the workspace. */
export async function listStretch(
  db: Tx,
  automationId: string,
  search: RunSearch,
  { olderThan, newerThan }: Place,
  limit: number,
): Promise<RunStretch> {
  const upwards = newerThan !== undefined;
  const rows = await db
    .select({
      id: runs.id,
      status: runs.status,
      reason: runs.reason,
      reasonDetails: runs.reasonDetails,
      failure: runs.failure,
      errors: runs.errors,
      email: runs.email,
      channel: runs.channel,
      createdAt: runs.createdAt,
      sendAt: leavesAt,
      sentAt: invitations.sentAt,
      redo: sql<boolean>`${runs.redoAt} is not null`,
    })
    .from(runs)
    .leftJoin(invitations, and(eq(invitations.runId, runs.id), eq(invitations.reminder, 0)))
    .where(
      and(
        conditionOf(automationId, search, { olderThan, newerThan, limit: limit + 1 }),
        olderThan ? lt(runs.id, olderThan) : undefined,
        newerThan ? gt(runs.id, newerThan) : undefined,
      ),
    )
    .orderBy(upwards ? asc(runs.id) : desc(runs.id))
    .limit(limit + 1);
  const more = rows.length > limit;
  const data = rows.slice(0, limit).map(({ reason: code, reasonDetails: details, ...row }) => ({
    ...row,
    reason: reasonOf({ code, details }),
  }));
  if (upwards) data.reverse();
  const [first, last] = [data[0]?.id ?? null, data.at(-1)?.id ?? null];
  return {
    data,
    newerThan: upwards ? (more ? first : null) : olderThan ? first : null,
    olderThan: upwards || more ? last : null,
  };
}

/** The runs that a reader looks at, as they are stored, newest first: for files. The caller has checked the workspace. */
export async function listLookedAt(
  db: Tx,
  automationId: string,
  search: RunSearch,
  page: Page,
): Promise<Paged<Run>> {
  const after = afterOf(page);
  const rows = await db
    .select()
    .from(runs)
    .where(
      and(
        conditionOf(automationId, search, { olderThan: after, limit: page.limit + 1 }),
        after ? lt(runs.id, after) : undefined,
      ),
    )
    .orderBy(desc(runs.id))
    .limit(page.limit + 1);
  return pageOf(rows, page.limit);
}

/**
 * How many of the runs looked at have each status, whatever statuses were asked for. Runs that are searched by a text are
 * counted as far as the search reaches.
 */
export async function countByRunStatus(
  db: Tx,
  automationId: string,
  search: RunSearch,
): Promise<Partial<Record<RunStatus, number>>> {
  const { since, until, cause } = search;
  const periods = search.periods ?? (since || until ? null : ever);
  if (periods && !search.search) {
    const asked = { periods, what: runStatuses, ...(cause ? { cause: keyOf(cause) } : {}) };
    return (await sumsOf(db, [automationId], asked)).get(automationId)!;
  }
  const rows = await db
    .select({ status: runs.status, count: count() })
    .from(runs)
    .where(and(...conditionsOf(automationId, search)))
    .groupBy(runs.status);
  return Object.fromEntries(rows.map((row) => [row.status, row.count]));
}

/** How many runs came in after the newest one shown; never more than `most`. */
export async function countNewer(
  db: Tx,
  automationId: string,
  search: RunSearch,
  newest: string | null,
  most = 100,
): Promise<number> {
  const rows = await db
    .select({ id: runs.id })
    .from(runs)
    .where(
      and(
        conditionOf(automationId, search, { newerThan: newest ?? undefined, limit: most }),
        newest ? gt(runs.id, newest) : undefined,
      ),
    )
    .limit(most);
  return rows.length;
}
