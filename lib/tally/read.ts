import { inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { tallied } from "@/db/schema";

/** How many there are of what within a period: see `tallies`. */
export type Tally = { subject: string; period: string; what: string; cause: string; count: number };

/** Periods from one to another, both included, as `tallies` names them. */
export type Periods = { from: string; to: string };

/** All that ever was. */
export const ever: Periods = { from: "all", to: "all" };

/** Days of the workspace's zone, both included, open to either side. */
export function daysAsPeriods({
  from = "",
  to = "9",
}: {
  from?: string | undefined;
  to?: string | undefined;
}): Periods {
  return { from: `d${from}`, to: `d${to}` };
}

/** Which tallies: of which periods, of what (left out: of all), for each cause or for all causes together. */
export type Asked = { periods: Periods; what?: readonly string[]; cause?: string };

/**
 * Tallies as they are at this moment: what was folded, and what has changed since. Nothing else counts rows; only what
 * still waits for its first counting is counted here and now.
 * @param asked.cause left out: without regard to causes; `*`: each cause by itself
 */
export async function tallyUp(db: Tx, subjects: readonly string[], asked: Asked): Promise<Tally[]> {
  if (subjects.length === 0) return [];
  const ids = [...new Set(subjects)];
  const rows = await db.execute<Tally>(sql`
    select subject, period, what, cause, sum(count)::int as count from (
      select subject, period, what, cause, count from tallies where ${asking(ids, asked)}
      union all select subject, period, what, cause, count from tally_tail where ${asking(ids, asked)}
    ) both_parts group by 1, 2, 3, 4 having sum(count) <> 0
    union all select subject, '', '', '', 0 from tallied where ${inArray(tallied.subject, ids)} and reached is null`);
  const whole = new Set([...rows].flatMap(({ subject, what }) => (what === "" ? [subject] : [])));
  const known = [...rows].filter(({ subject, what }) => what !== "" && whole.has(subject));
  const rest = ids.filter((id) => !whole.has(id));
  return rest.length === 0 ? known : [...known, ...(await countAsked(db, rest, asked))];
}

/** How many there are together of what was asked, by subject and what. */
export async function sumsOf(
  db: Tx,
  subjects: readonly string[],
  asked: Asked,
): Promise<Map<string, Record<string, number>>> {
  const found = new Map<string, Record<string, number>>(subjects.map((id) => [id, {}]));
  for (const { subject, what, count } of await tallyUp(db, subjects, asked)) {
    const sums = found.get(subject)!;
    sums[what] = (sums[what] ?? 0) + count;
  }
  return found;
}

async function countAsked(db: Tx, ids: readonly string[], asked: Asked): Promise<Tally[]> {
  const rows = await db.execute<Tally>(sql`
    select subject, period, what, cause, count from tally_recount where ${asking(ids, asked)}`);
  return [...rows];
}

function asking(ids: readonly string[], { periods, what, cause = "" }: Asked) {
  const whats = what ? sql` and ${inArray(sql`what`, [...what])}` : sql``;
  const causes = cause === "*" ? sql` and cause <> ''` : sql` and cause = ${cause}`;
  return sql`${inArray(sql`subject`, [...ids])} and period between ${periods.from} and ${periods.to}${whats}${causes}`;
}
