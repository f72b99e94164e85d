import { desc, eq, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db";
import { type Question, respondents, responses } from "@/db/schema";
import { leastIdAfter } from "../../list/id-at";
import type { Survey } from "../../survey/queries";
import { hasOptions, hasScale } from "../../survey/question/type";
import { matching, type ResponseFilter } from "../queries";
import { otherChoice } from "../read-answer";
import { countOf, newestOnly } from "./newest";
import type { Cell, Count, Facts, Place, Sums } from "./sums";

/** Types that have no offered values and are counted by those given. */
const dated: ReadonlySet<Question["type"]> = new Set(["date", "consent"]);

async function ifAny<T>(
  keys: readonly string[],
  count: (keys: readonly string[]) => Promise<T[]>,
): Promise<T[]> {
  return keys.length === 0 ? [] : await count(keys);
}

/** Sums up the newest responses of a survey that fit a filter, within the database. @returns also whether those are all */
export async function sumsByRows(
  db: Db,
  { workspaceId, id, questions }: Pick<Survey, "workspaceId" | "id" | "questions">,
  filter: ResponseFilter,
): Promise<{ sums: Sums; all: boolean }> {
  const all = (await countOf(db, id, "responses")) <= newestOnly;
  const which = asked(workspaceId, id, filter, all);
  const keysOf = (fits: (type: Question["type"]) => boolean) =>
    questions.filter(({ type }) => fits(type)).map(({ key }) => key);
  const counted = keysOf(
    (type) => type !== "ranking" && (hasScale(type) || hasOptions(type) || dated.has(type)),
  );
  const [[count], facts, counts, cells, places] = await Promise.all([
    db.execute<{ total: number }>(sql`select count(*)::int as total from ${which.from} where ${which.where}`),
    factsOf(db, which),
    ifAny(counted, (keys) => countValues(db, which, keys)),
    ifAny(
      keysOf((type) => type === "matrix"),
      (keys) => countCells(db, which, keys),
    ),
    ifAny(
      keysOf((type) => type === "ranking"),
      (keys) => meanPlaces(db, which, keys),
    ),
  ]);
  return { sums: { total: count!.total, facts, counts, cells, places }, all };
}

/** What the numbers given to some questions sum up to, exactly, by each response that fits. */
export async function exactNumbers(
  db: Db,
  { workspaceId, id }: Pick<Survey, "workspaceId" | "id">,
  keys: readonly string[],
  filter: ResponseFilter,
): Promise<Map<string, Facts>> {
  return await factsOf(db, asked(workspaceId, id, filter, true), keys);
}

/** Responses: where they are read from, and which of them. */
type Which = { from: SQL; where: SQL };

/** Each has its respondent, who is looked at only where background variables are asked for. */
function asked(workspaceId: string, surveyId: string, filter: ResponseFilter, all: boolean): Which {
  const own = sql`${eq(responses.workspaceId, workspaceId)} and ${eq(responses.surveyId, surveyId)}`;
  // What is completed before a moment was begun before it.
  const begun = filter.until ? sql`and ${responses.id} < ${leastIdAfter("res", filter.until)}` : sql``;
  const newest = sql`(select * from ${responses} where ${own} ${begun} order by ${desc(responses.id)} limit ${newestOnly}) responses`;
  const from = all ? sql`${responses}` : newest;
  const person = eq(respondents.id, responses.respondentId);
  // Without offset 0 the planner may read every respondent there is to join the newest.
  const joined = all
    ? sql`${from} join ${respondents} on ${person}`
    : sql`${from} cross join lateral (select * from ${respondents} where ${person} offset 0) respondents`;
  return {
    from: filter.variables ? joined : from,
    where: matching(workspaceId, surveyId, filter),
  };
}

/** One row for each answer to a question. */
const given = ({ from, where }: Which) => sql`
  select given.key, given.value from ${from} cross join lateral jsonb_each(${responses.answers}) given where ${where}`;

async function factsOf(db: Db, which: Which, keys?: readonly string[]): Promise<Map<string, Facts>> {
  const rows = await db.execute<Facts>(sql`
    select key, count(*)::int as answered, count(n)::int as numbers,
      (count(*) filter (where n >= 9))::int as promoters, (count(*) filter (where n <= 6))::int as detractors,
      avg(n) as mean, percentile_cont(0.5) within group (order by n) as median, min(n) as lowest, max(n) as highest, false as rounded
    from (select key, case jsonb_typeof(value) when 'number' then value::float8 end as n from (${given(which)}) g
      ${keys ? sql`where key in ${keys}` : sql``}) g
    group by key`);
  return new Map([...rows].map((row) => [row.key, row]));
}

async function countValues(db: Db, which: Which, keys: readonly string[]): Promise<Count[]> {
  const each = sql`case jsonb_typeof(g.value) when 'array' then g.value else jsonb_build_array(g.value) end`;
  const rows = await db.execute<Count>(sql`
    select key, value, count(*)::int as count from (
      select g.key, case jsonb_typeof(choice.value) when 'object' then to_jsonb(${otherChoice}::text) else choice.value end as value
      from (${given(which)}) g cross join lateral jsonb_array_elements(${each}) choice
      where g.key in ${keys}) chosen
    group by key, value
    order by count desc, value`);
  return [...rows];
}

/** How often each column of a matrix was chosen, by its rows. */
async function countCells(db: Db, which: Which, keys: readonly string[]): Promise<Cell[]> {
  const rows = await db.execute<Cell>(sql`
    select g.key, cell.key as row, cell.value, count(*)::int as count
    from (${given(which)}) g cross join lateral jsonb_each_text(g.value) cell
    where g.key in ${keys} and jsonb_typeof(g.value) = 'object'
    group by g.key, cell.key, cell.value`);
  return [...rows];
}

/** The mean place of each option of a ranking, by those who ranked it. */
async function meanPlaces(db: Db, which: Which, keys: readonly string[]): Promise<Place[]> {
  const rows = await db.execute<Place>(sql`
    select g.key, ranked.value, count(*)::int as answered, avg(ranked.place)::float8 as mean
    from (${given(which)}) g cross join lateral jsonb_array_elements_text(g.value) with ordinality ranked(value, place)
    where g.key in ${keys} and jsonb_typeof(g.value) = 'array'
    group by g.key, ranked.value`);
  return [...rows];
}
