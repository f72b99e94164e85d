import { and, asc, desc, eq, gt, gte, inArray, lt, ne, or, type SQL, sql } from "drizzle-orm";
import { invitations, type RunStatus, runs } from "@/db/schema";
import { trimmed } from "@/lib/text/trimmed";
import { containing } from "../list/containing";
import { leastIdAfter, leastIdAt } from "../list/id-at";
import type { Periods } from "../tally/read";
import { type Cause, failedFor } from "./cause";

/** Which runs of an automation a reader looks at. `search` is an id, or part of an address. */
export type RunSearch = {
  /** Left out: all but tests. */
  statuses?: readonly RunStatus[] | undefined;
  since?: Date | undefined;
  /** Received before this moment. */
  until?: Date | undefined;
  /** The same moments as the tallies know them, where they do. */
  periods?: Periods | undefined;
  search?: string | undefined;
  cause?: Cause | undefined;
};

/** Where a stretch begins: right after a run (older), right before one (newer), or at the top. */
export type Place = { olderThan?: string | undefined; newerThan?: string | undefined };

type Stretch = Place & { limit: number };

/** The condition under which a run is one of a stretch of those looked at, beside where the stretch begins. */
export function conditionOf(automationId: string, search: RunSearch, stretch: Stretch): SQL | undefined {
  const { statuses } = search;
  const several = statuses && statuses.length > 1 && !search.search && !search.cause;
  return and(
    statuses ? inArray(runs.status, [...statuses]) : ne(runs.status, "test"),
    several ? firstOfEach(automationId, search, stretch) : undefined,
    ...conditionsOf(automationId, search),
  );
}

/** The runs of one status lie in a row in an index, those of several do not: of each as many as the stretch may take. */
function firstOfEach(automationId: string, { statuses, ...search }: RunSearch, stretch: Stretch): SQL {
  const { olderThan, newerThan, limit } = stretch;
  const each = statuses!.map((status) => {
    const bounds = and(
      ...conditionsOf(automationId, search),
      eq(runs.status, status),
      olderThan ? lt(runs.id, olderThan) : undefined,
      newerThan ? gt(runs.id, newerThan) : undefined,
    );
    const order = newerThan === undefined ? desc(runs.id) : asc(runs.id);
    return sql`(select ${runs.id} from ${runs} where ${bounds} order by ${order} limit ${limit})`;
  });
  return sql`${runs.id} in (${sql.join(each, sql` union all `)})`;
}

/** All that is asked for beside the status. */
export function conditionsOf(
  automationId: string,
  { since, until, periods, search, cause }: Omit<RunSearch, "statuses">,
): (SQL | undefined)[] {
  return [
    eq(runs.automationId, automationId),
    since ? gte(runs.id, leastIdAt("run", since)) : undefined,
    since ? gte(runs.createdAt, since) : undefined,
    until && periods ? lt(runs.id, leastIdAfter("run", until)) : undefined,
    until ? lt(runs.createdAt, until) : undefined,
    search ? searchOf(automationId, search) : undefined,
    cause ? failedFor(cause) : undefined,
  ];
}

/** A text is looked for within the addresses of so many newest runs, and at the beginning of so many addresses of all. */
export const searchReach = { newest: 10_000, beginning: 5_000 };

function searchOf(automationId: string, search: string): SQL | undefined {
  const text = trimmed(search);
  if (!/^[a-z]{3}_[0-9a-z]{26}$/.test(text)) {
    const like = containing(text);
    return sql`${runs.id} in (
      select id from (select id, email from runs where automation_id = ${automationId} order by id desc limit ${searchReach.newest}) newest
      where email ilike ${like}
      union all select id from (
        select id, automation_id from runs where workspace_id = (select workspace_id from automations where id = ${automationId})
          and lower(email) like ${like.slice(1).toLowerCase()} order by lower(email) using ~<~ limit ${searchReach.beginning}) beginning
      where automation_id = ${automationId})`;
  }
  return or(
    eq(runs.id, text),
    eq(runs.deliveryId, text),
    sql`${runs.id} in (select ${invitations.runId} from ${invitations} where ${invitations.id} = ${text} or ${invitations.respondentId} = ${text})`,
  );
}
