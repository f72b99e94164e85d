import type { Db } from "@/db";
import type { Question } from "@/db/schema";
import type { Survey } from "../../survey/queries";
import { hasScale } from "../../survey/question/type";
import { scaleOf } from "../answers";
import type { ResponseFilter } from "../queries";
import { otherChoice } from "../read-answer";
import { countOf, newestOnly } from "./newest";
import { type Cell, type Count, type Facts, nothing, type Place, type Sums } from "./sums";
import { sumsAhead } from "./sums-ahead";
import { exactNumbers, sumsByRows } from "./sums-by-rows";

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
      /** Median and ends were told apart by two digits only. */
      rounded: boolean;
    }
  | { type: "text" }
  | { type: "statement" }
);

type Summed = Pick<Survey, "workspaceId" | "id" | "questions" | "variables">;

/** The results of each question; `newest` tells that so many responses, the newest of them, were looked at and no others. */
export type Results = { total: number; questions: QuestionResult[]; newest: number | null };

/**
 * Sums up the responses of a survey: how many there are, and each question's results. Counted ahead where the filter is
 * of whole days and of one group at most; else by the newest responses.
 * @param timeZone of the days, an IANA name
 */
export async function sumUp(
  db: Db,
  survey: Summed,
  filter: ResponseFilter,
  timeZone: string,
): Promise<Results> {
  const { sums, newest } = await sumsOf(db, survey, filter, timeZone);
  const of = <T extends { key: string }>(rows: readonly T[], key: string) =>
    rows.filter((row) => row.key === key);
  return {
    total: sums.total,
    newest,
    questions: survey.questions.map((question) =>
      resultOf(
        question,
        sums.facts.get(question.key) ?? { ...nothing, key: question.key },
        of(sums.counts, question.key),
        of(sums.cells, question.key),
        of(sums.places, question.key),
      ),
    ),
  };
}

/** The score of each nps question and the mean of each other scale, by the question's key; without answers there is none. */
export function scoresOf(results: readonly QuestionResult[]): Map<string, number> {
  return new Map(
    results.flatMap((result) => {
      const { key } = result.question;
      if (result.type === "nps") return result.score === null ? [] : [[key, result.score] as const];
      if (!hasScale(result.question.type) || !("mean" in result) || result.mean === null) return [];
      return [[key, result.mean] as const];
    }),
  );
}

/** Promoters (9, 10) less detractors (0 to 6), in per cent of all, rounded; null without an answer. */
export function npsScore(promoters: number, detractors: number, answered: number): number | null {
  return answered === 0 ? null : Math.round(((promoters - detractors) / answered) * 100) + 0;
}

async function sumsOf(
  db: Db,
  survey: Summed,
  filter: ResponseFilter,
  timeZone: string,
): Promise<{ sums: Sums; newest: number | null }> {
  const ahead = await sumsAhead(db, survey, filter, timeZone);
  if (ahead) {
    const rounded = [...ahead.facts.values()].filter((facts) => facts.rounded).map(({ key }) => key);
    // Of few, each can be looked at.
    if (rounded.length > 0 && (await countOf(db, survey.id, "responses")) <= newestOnly) {
      const exact = await exactNumbers(db, survey, rounded, filter);
      for (const [key, facts] of exact) ahead.facts.set(key, facts);
    }
    return { sums: ahead, newest: null };
  }
  const { sums, all } = await sumsByRows(db, survey, filter);
  return { sums, newest: all ? null : newestOnly };
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
      return { ...base, type: "number", mean, median, lowest, highest, rounded: facts.rounded };
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
