import { eq, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db";
import { type Question, respondents, responses } from "@/db/schema";
import type { Survey } from "../survey/queries";
import { hasOptions, hasScale } from "../survey/question-type";
import { scaleOf } from "./answers";
import { matching, type ResponseFilter } from "./queries";

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
  | { type: "rating"; mean: number | null; shares: Share[] }
  | { type: "single" | "multiple"; shares: Share[] }
  | {
      type: "number";
      mean: number | null;
      median: number | null;
      lowest: number | null;
      highest: number | null;
    }
  | { type: "text" }
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

/** Sums up the responses of a survey, within the database: how many there are, and each question's results. */
export async function sumUp(
  db: Db,
  { workspaceId, id, questions }: Pick<Survey, "workspaceId" | "id" | "questions">,
  filter: ResponseFilter,
): Promise<{ total: number; questions: QuestionResult[] }> {
  const which = matching(workspaceId, id, filter);
  const keys = questions.filter(({ type }) => hasScale(type) || hasOptions(type)).map(({ key }) => key);
  const [[all], facts, counts] = await Promise.all([
    db
      .select({ total: sql<number>`count(*)::int` })
      .from(responses)
      .innerJoin(...respondent)
      .where(which),
    factsOf(db, which),
    keys.length === 0 ? [] : countValues(db, which, keys),
  ]);
  return {
    total: all!.total,
    questions: questions.map((question) =>
      resultOf(
        question,
        facts.get(question.key) ?? { ...nothing, key: question.key },
        counts.filter(({ key }) => key === question.key),
      ),
    ),
  };
}

/** The score of each nps question and the mean of each rating, by the question's key; without answers there is none. */
export async function scoresOf(
  db: Db,
  { workspaceId, id, questions }: Pick<Survey, "workspaceId" | "id" | "questions">,
  filter: ResponseFilter,
): Promise<Map<string, number>> {
  const facts = await factsOf(db, matching(workspaceId, id, filter));
  return new Map(
    questions.flatMap(({ key, type }) => {
      const { promoters, detractors, numbers, mean } = facts.get(key) ?? nothing;
      const score =
        type === "nps" ? npsScore(promoters, detractors, numbers) : type === "rating" ? mean : null;
      return score === null ? [] : [[key, score] as const];
    }),
  );
}

/** Promoters (9, 10) less detractors (0 to 6), in per cent of all, rounded; null without an answer. */
export function npsScore(promoters: number, detractors: number, answered: number): number | null {
  return answered === 0 ? null : Math.round(((promoters - detractors) / answered) * 100) + 0;
}

const respondent = [respondents, eq(respondents.id, responses.respondentId)] as const;

const nothing: Omit<Facts, "key"> = {
  ...{ answered: 0, numbers: 0, promoters: 0, detractors: 0 },
  ...{ mean: null, median: null, lowest: null, highest: null },
};

/** One row for each answer to a question. */
const given = (which: SQL) => sql`
  select given.key, given.value from ${responses}
  join ${respondents} on ${respondents.id} = ${responses.respondentId}
  cross join lateral jsonb_each(${responses.answers}) given
  where ${which}`;

async function factsOf(db: Db, which: SQL): Promise<Map<string, Facts>> {
  const rows = await db.execute<Facts>(sql`
    select key, count(*)::int as answered, count(n)::int as numbers,
      (count(*) filter (where n >= 9))::int as promoters, (count(*) filter (where n <= 6))::int as detractors,
      avg(n) as mean, percentile_cont(0.5) within group (order by n) as median, min(n) as lowest, max(n) as highest
    from (select key, case jsonb_typeof(value) when 'number' then value::float8 end as n from (${given(which)}) g) g
    group by key`);
  return new Map([...rows].map((row) => [row.key, row]));
}

async function countValues(db: Db, which: SQL, keys: readonly string[]): Promise<Count[]> {
  const each = sql`case jsonb_typeof(g.value) when 'array' then g.value else jsonb_build_array(g.value) end`;
  const rows = await db.execute<Count>(sql`
    select g.key, choice.value, count(*)::int as count
    from (${given(which)}) g cross join lateral jsonb_array_elements(${each}) choice
    where g.key in ${keys}
    group by g.key, choice.value
    order by count desc, choice.value`);
  return [...rows];
}

function resultOf(question: Question, facts: Facts, counts: readonly Count[]): QuestionResult {
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
      return { ...base, type: "rating", mean, shares: sharesOf(steps(question), counts) };
    case "single":
    case "multiple": {
      const options = (question.options ?? []).map(({ value }) => value);
      return { ...base, type: question.type, shares: sharesOf(options, counts) };
    }
    case "number":
      return { ...base, type: "number", mean, median, lowest, highest };
    case "text":
      return { ...base, type: "text" };
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
