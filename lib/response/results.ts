import { Temporal } from "temporal-polyfill";
import type { Question } from "@/db/schema";
import { type Answers, scaleOf } from "./answers";

/** What the results of a survey are made from. */
export type ResultInput = {
  id: string;
  answers: Answers;
  completedAt: Date;
  language: string;
  variables: Record<string, string>;
};

/** How often a value was given; `known` is false where the question no longer offers it. */
export type Share = { value: string | number; count: number; known: boolean };

/** A text answer with its response, and the answer to the survey's first scale beside it. */
export type Comment = {
  responseId: string;
  text: string;
  at: Date;
  language: string;
  score: number | null;
  variables: Record<string, string>;
};

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
  | { type: "text"; comments: Comment[] }
);

/** The results of a survey: each question, and how many answers came on each day of the workspace's zone. */
export type Results = {
  total: number;
  perDay: { day: string; count: number }[];
  questions: QuestionResult[];
};

/**
 * Sums up responses. Pure.
 * @param responses newest first; comments keep that order
 * @param timeZone of the days, an IANA name; days without an answer between the first and the last count 0
 */
export function sumUp(
  questions: readonly Question[],
  responses: readonly ResultInput[],
  timeZone: string,
): Results {
  const scoreKey = questions.find(({ type }) => type === "nps" || type === "rating")?.key;
  return {
    total: responses.length,
    perDay: countDays(
      responses.map(({ completedAt }) => completedAt),
      timeZone,
    ),
    questions: questions.map((question) => sumUpQuestion(question, responses, scoreKey)),
  };
}

/** Promoters (9, 10) less detractors (0 to 6), in per cent of all, rounded; null without an answer. */
export function npsScore(promoters: number, detractors: number, answered: number): number | null {
  return answered === 0 ? null : Math.round(((promoters - detractors) / answered) * 100) + 0;
}

function sumUpQuestion(
  question: Question,
  responses: readonly ResultInput[],
  scoreKey: string | undefined,
): QuestionResult {
  const given = responses.filter(({ answers }) => Object.hasOwn(answers, question.key));
  const values = given.map(({ answers }) => answers[question.key]!);
  const base = { question, answered: given.length };
  const numbers = values.filter((value) => typeof value === "number");
  switch (question.type) {
    case "nps": {
      const promoters = numbers.filter((n) => n >= 9).length;
      const detractors = numbers.filter((n) => n <= 6).length;
      const passives = numbers.length - promoters - detractors;
      const score = npsScore(promoters, detractors, numbers.length);
      const shares = countValues(steps(question), numbers);
      return { ...base, type: "nps", score, promoters, passives, detractors, shares };
    }
    case "rating":
      return { ...base, type: "rating", mean: mean(numbers), shares: countValues(steps(question), numbers) };
    case "single":
    case "multiple":
      return {
        ...base,
        type: question.type,
        shares: countValues(
          (question.options ?? []).map(({ value }) => value),
          values.flat(),
        ),
      };
    case "number": {
      const sorted = [...numbers].sort((a, b) => a - b);
      return {
        ...base,
        type: "number",
        mean: mean(numbers),
        median: median(sorted),
        lowest: sorted[0] ?? null,
        highest: sorted.at(-1) ?? null,
      };
    }
    case "text":
      return {
        ...base,
        type: "text",
        comments: given.map((response) => commentOf(response, question, scoreKey)),
      };
  }
}

function commentOf(response: ResultInput, question: Question, scoreKey: string | undefined): Comment {
  const score = scoreKey === undefined ? null : response.answers[scoreKey];
  return {
    responseId: response.id,
    text: String(response.answers[question.key]),
    at: response.completedAt,
    language: response.language,
    score: typeof score === "number" ? score : null,
    variables: response.variables,
  };
}

function steps(question: Question): number[] {
  const { low, high } = scaleOf(question);
  return Array.from({ length: high - low + 1 }, (_, i) => low + i);
}

/** Offered values in their order, then those given that are offered no longer. */
function countValues(offered: readonly (string | number)[], given: readonly (string | number)[]): Share[] {
  const counts = new Map<string | number, number>(offered.map((value) => [value, 0]));
  for (const value of given) counts.set(value, (counts.get(value) ?? 0) + 1);
  const known = new Set(offered);
  return [...counts].map(([value, count]) => ({ value, count, known: known.has(value) }));
}

function mean(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
}

function median(sorted: readonly number[]): number | null {
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : (sorted[middle - 1]! + upper) / 2;
}

function countDays(moments: readonly Date[], timeZone: string): Results["perDay"] {
  const counts = new Map<string, number>();
  for (const moment of moments) {
    const day = dayOf(moment, timeZone);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  const sorted = [...counts.keys()].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const days: Results["perDay"] = [];
  let day = Temporal.PlainDate.from(first);
  for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    days.push({ day: day.toString(), count: counts.get(day.toString()) ?? 0 });
  }
  return days;
}

function dayOf(moment: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}
