import { eq, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db";
import { type Question, respondents, responses } from "@/db/schema";
import type { Survey } from "../survey/queries";
import { hasOptions, hasScale } from "../survey/question-type";
import { scaleOf } from "./answers";
import { matching, type ResponseFilter } from "./queries";
import { otherChoice } from "./read-answer";

/** How often a value was given; `known` is false where the question no longer offers it. */
export type Share = { value: string | number; count: number; known: boolean };

/** The results of one question. `answered` counts who answered it, not what was chosen. */
export type QuestionResult = { question: Question; answered: number } & (
  | {
      type: "nps";
      score: number | null;
      promoters: number;
      passives: number;
      detractors: number;
      shares: Share[];
    }
  | { type: "rating" | "csat" | "ces"; mean: number | null; shares: Share[] }
  | { type: "single" | "multiple" | "consent" | "date"; shares: Share[] }
  | { type: "matrix"; rows: { value: string; answered: number; shares: Share[] }[] }
  | { type: "ranking"; places: { value: string; answered: number; mean: number | null }[] }
  | {
      type: "number";
      mean: number | null;
      median: number | null;
      lowest: number | null;
      highest: number | null;
    }
  | { type: "text" }
  | { type: "statement" }
);

/** What the database sums up of the answers to one question. */
type Facts = {
  key: string;
  answered: number;
  numbers: number;
  promoters: number;
  detractors: number;
  mean: number | null;
  median: number | null;
  lowest: number | null;
  highest: number | null;
};

type Count = { key: string; value: string | number; count: number };
type Cell = Count & { row: string };
type Place = { key: string; value: string; answered: number; mean: number };

/** Types that have no offered values and are counted by those given. */
const dated: ReadonlySet<Question["type"]> = new Set(["date", "consent"]);

async function ifAny<T>(
  keys: readonly string[],
  count: (keys: readonly string[]) => Promise<T[]>,
): Promise<T[]> {
  return keys.length === 0 ? [] : await count(keys);
}

/** Sums up the responses of a survey, within the database: how many there are, and each question's results. */
export async function sumUp(
  db: Db,
  { workspaceId, id, questions }: Pick<Survey, "workspaceId" | "id" | "questions">,
  filter: ResponseFilter,
): Promise<{ total: number; questions: QuestionResult[] }> {
  const which = asked(workspaceId, id, filter);
  const keysOf = (fits: (type: Question["type"]) => boolean) =>
    questions.filter(({ type }) => fits(type)).map(({ key }) => key);
  const counted = keysOf(
    (type) => type !== "ranking" && (hasScale(type) || hasOptions(type) || dated.has(type)),
  );
  const [[all], facts, counts, cells, places] = await Promise.all([
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
  const of = <T extends { key: string }>(rows: readonly T[], key: string) =>
    rows.filter((row) => row.key === key);
  return {
    total: all!.total,
    questions: questions.map((question) =>
      resultOf(
        question,
        facts.get(question.key) ?? { ...nothing, key: question.key },
        of(counts, question.key),
        of(cells, question.key),
        of(places, question.key),
      ),
    ),
  };
}

/** The score of each nps question and the mean of each other scale, by the question's key; without answers there is none. */
export async function scoresOf(
  db: Db,
  { workspaceId, id, questions }: Pick<Survey, "workspaceId" | "id" | "questions">,
  filter: ResponseFilter,
): Promise<Map<string, number>> {
  const facts = await factsOf(db, asked(workspaceId, id, filter));
  return new Map(
    questions.flatMap(({ key, type }) => {
      const { promoters, detractors, numbers, mean } = facts.get(key) ?? nothing;
      const score = type === "nps" ? npsScore(promoters, detractors, numbers) : hasScale(type) ? mean : null;
      return score === null ? [] : [[key, score] as const];
    }),
  );
}

/** Promoters (9, 10) less detractors (0 to 6), in per cent of all, rounded; null without an answer. */
export function npsScore(promoters: number, detractors: number, answered: number): number | null {
  return answered === 0 ? null : Math.round(((promoters - detractors) / answered) * 100) + 0;
}

/** Responses: where they are read from, and which of them. */
type Which = { from: SQL; where: SQL };

/** Each has its respondent, who is looked at only where background variables are asked for. */
function asked(workspaceId: string, surveyId: string, filter: ResponseFilter): Which {
  const joined = sql`${responses} join ${respondents} on ${eq(respondents.id, responses.respondentId)}`;
  return {
    from: filter.variables ? joined : sql`${responses}`,
    where: matching(workspaceId, surveyId, filter),
  };
}

const nothing: Omit<Facts, "key"> = {
  ...{ answered: 0, numbers: 0, promoters: 0, detractors: 0 },
  ...{ mean: null, median: null, lowest: null, highest: null },
};

/** One row for each answer to a question. */
const given = ({ from, where }: Which) => sql`
  select given.key, given.value from ${from} cross join lateral jsonb_each(${responses.answers}) given where ${where}`;

async function factsOf(db: Db, which: Which): Promise<Map<string, Facts>> {
  const rows = await db.execute<Facts>(sql`
    select key, count(*)::int as answered, count(n)::int as numbers,
      (count(*) filter (where n >= 9))::int as promoters, (count(*) filter (where n <= 6))::int as detractors,
      avg(n) as mean, percentile_cont(0.5) within group (order by n) as median, min(n) as lowest, max(n) as highest
    from (select key, case jsonb_typeof(value) when 'number' then value::float8 end as n from (${given(which)}) g) g
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

function resultOf(
  question: Question,
  facts: Facts,
  counts: readonly Count[],
  cells: readonly Cell[],
  places: readonly Place[],
): QuestionResult {
  const { answered, numbers, promoters, detractors, mean, median, lowest, highest } = facts;
  const base = { question, answered };
  switch (question.type) {
    case "nps": {
      const passives = numbers - promoters - detractors;
      const score = npsScore(promoters, detractors, numbers);
      const shares = sharesOf(steps(question), counts);
      return { ...base, type: "nps", score, promoters, passives, detractors, shares };
    }
    case "rating":
    case "csat":
    case "ces":
      return { ...base, type: question.type, mean, shares: sharesOf(steps(question), counts) };
    case "single":
    case "multiple": {
      const options = (question.options ?? []).map(({ value }) => value);
      const offered = question.other ? [...options, otherChoice] : options;
      return { ...base, type: question.type, shares: sharesOf(offered, counts) };
    }
    case "consent":
    case "date": {
      const shares = counts.map(({ value, count }) => ({ value: String(value), count, known: true }));
      return { ...base, type: question.type, shares: shares.sort((a, b) => (a.value < b.value ? -1 : 1)) };
    }
    case "matrix": {
      const columns = (question.columns ?? []).map(({ value }) => value);
      const rows = (question.rows ?? []).map(({ value }) => {
        const own = cells.filter(({ row }) => row === value);
        const answered = own.reduce((sum, { count }) => sum + count, 0);
        return { value, answered, shares: sharesOf(columns, own) };
      });
      return { ...base, type: "matrix", rows };
    }
    case "ranking": {
      const ranked = (question.options ?? []).map(({ value }) => {
        const place = places.find((each) => each.value === value);
        return { value, answered: place?.answered ?? 0, mean: place?.mean ?? null };
      });
      return { ...base, type: "ranking", places: ranked.sort((a, b) => (a.mean ?? 99) - (b.mean ?? 99)) };
    }
    case "number":
      return { ...base, type: "number", mean, median, lowest, highest };
    case "text":
      return { ...base, type: "text" };
    case "statement":
      return { ...base, type: "statement" };
  }
}

function steps(question: Question): number[] {
  const { low, high } = scaleOf(question);
  return Array.from({ length: high - low + 1 }, (_, i) => low + i);
}

/** Offered values in their order, then those given that are offered no longer. */
function sharesOf(offered: readonly (string | number)[], counts: readonly Count[]): Share[] {
  const all = new Map<string | number, number>(offered.map((value) => [value, 0]));
  for (const { value, count } of counts) all.set(value, count);
  const known = new Set(offered);
  return [...all].map(([value, count]) => ({ value, count, known: known.has(value) }));
}
