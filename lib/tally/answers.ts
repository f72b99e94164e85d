import { sql } from "drizzle-orm";
import type { Tx } from "@/db";
import type { Periods } from "./read";

/** How many answers of a value there are, and what numbers add up to: see `answerTallies`. */
export type AnswerTally = {
  group: string;
  period: string;
  key: string;
  value: string;
  count: number;
  sum: number;
};

/** Parts the two values of a cell: a matrix's row and column, a ranking's option and place. */
export const cellMark = "\u001f";

/** Everybody's answers. */
export const everybody = "";

/** The group of a language, an automation, or a value of a variable. */
export const groupName = {
  language: (tag: string) => `l:${tag}`,
  automation: (id: string) => `a:${id}`,
  variable: (name: string, value: string) => `v:${name}=${value}`.slice(0, 400),
};

/**
 * What a survey's answers sum up to at this moment: what was folded, and what has changed since.
 * @param asked.groups these alone; all of them if left out
 * @param asked.keys these questions alone, and the empty key for responses; all of them if left out
 * @param asked.byPeriod each period by itself, else all together
 * @returns null where the survey waits for its first counting
 */
export async function tallyAnswers(
  db: Tx,
  surveyId: string,
  asked: { periods: Periods; groups?: readonly string[]; keys?: readonly string[]; byPeriod?: boolean },
): Promise<AnswerTally[] | null> {
  const { periods, groups, keys, byPeriod = false } = asked;
  const which = sql`survey_id = ${surveyId} and period between ${periods.from} and ${periods.to}
    ${groups ? sql`and "group" in ${groups}` : sql``} ${keys ? sql`and key in ${keys}` : sql``}`;
  const period = byPeriod ? sql`period` : sql`''`;
  const rows = await db.execute<AnswerTally & { counted: boolean }>(sql`
    select "group", ${period} as period, key, value, sum(count)::int as count, sum(sum)::float8 as sum, false as counted from (
      select "group", period, key, value, count, sum from answer_tallies where ${which}
      union all select "group", period, key, value, count, sum from answer_tail where ${which}
    ) both_parts group by 1, 2, 3, 4 having sum(count) <> 0
    union all select '', '', '', '', 0, 0, true from tallied where subject = ${surveyId} and reached is null`);
  const found = [...rows];
  return found.some(({ counted }) => counted) ? found.filter(({ counted }) => !counted) : null;
}
