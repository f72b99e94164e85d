import { sql } from "drizzle-orm";
import type { Db } from "@/db";
import { respondents } from "@/db/schema";
import { leastIdAfter } from "../../list/id-at";
import { having } from "../queries";
import { countOf, newestOnly } from "./newest";

/** How many were invited within a step of time, and how far they have come since. `key` is the step's first day. */
export type ProgressStep = { key: string; invited: number; opened: number; answered: number };

/**
 * How far those came who were invited to a survey, by the day or week of their invitation, oldest first; steps in which
 * nobody was invited are left out. Of many, the newest are looked at; `newest` then tells how many.
 * @param since only invitations sent from then on
 * @param until only invitations sent before
 * @param variables only people who have these values
 * @param timeZone of the days, an IANA name
 */
export async function countProgressSteps(
  db: Db,
  workspaceId: string,
  surveyId: string,
  {
    unit,
    since,
    until = null,
    timeZone,
    variables = {},
  }: {
    unit: "day" | "week";
    since: Date | null;
    until?: Date | null;
    timeZone: string;
    variables?: Readonly<Record<string, string>>;
  },
): Promise<{ steps: ProgressStep[]; newest: number | null }> {
  const own = sql`${respondents.workspaceId} = ${workspaceId} and ${respondents.surveyId} = ${surveyId}`;
  const all = (await countOf(db, surveyId, "respondents")) <= newestOnly;
  // Who is invited before a moment came before it.
  const came = until ? sql`and ${respondents.id} < ${leastIdAfter("rsp", until)}` : sql``;
  const from = all
    ? sql`${respondents}`
    : sql`(select * from ${respondents} where ${own} ${came} order by ${respondents.id} desc limit ${newestOnly}) respondents`;
  const rows = await db.execute<{ key: string; invited: number; opened: number; answered: number }>(sql`
    select to_char(date_trunc(${unit}, i.sent_at at time zone ${timeZone}), 'YYYY-MM-DD') as key,
      count(*)::int as invited, count(opened_at)::int as opened, count(answered_at)::int as answered
    from ${from}
    cross join lateral (
      select min(sent_at) as sent_at from invitations where respondent_id = ${respondents.id} and reminder = 0 and sent_at is not null
    ) i
    where ${own} and ${having(variables)} and i.sent_at is not null
      and (${since?.toISOString() ?? null}::timestamptz is null or i.sent_at >= ${since?.toISOString() ?? null}::timestamptz)
      and (${until?.toISOString() ?? null}::timestamptz is null or i.sent_at < ${until?.toISOString() ?? null}::timestamptz)
    group by 1 order by 1`);
  return { steps: [...rows], newest: all ? null : newestOnly };
}

/** Steps added up. Pure. */
export function sumProgress(steps: readonly ProgressStep[]): Omit<ProgressStep, "key"> {
  const sum = (of: (step: ProgressStep) => number) => steps.reduce((total, step) => total + of(step), 0);
  return {
    invited: sum((step) => step.invited),
    opened: sum((step) => step.opened),
    answered: sum((step) => step.answered),
  };
}
