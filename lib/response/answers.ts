import type { Question } from "@/db/schema";
import { fail, ok, type Result } from "../result";
import { parseNumber } from "./number";

/** Answers by question key, as they are stored: numbers for nps, rating and number, lists for multiple. */
export type Answers = Record<string, string | number | string[]>;

/** What is wrong with an answer. `nothing`: no question is answered at all; then `key` is the first question. */
export type AnswerFault = {
  key: string;
  code: "missing" | "invalid" | "too_long" | "nothing";
  /** Characters above the limit, with `too_long`. */
  over?: number;
};

/** The longest text answer, in characters. */
export const answerLimit = 5000;

/**
 * Checks answers against the questions. Unknown keys are ignored, empty answers left out.
 * @param given by question key: a text, a number, or a list of either (a form gives lists)
 * @param language how numbers are written
 * @returns the answers as stored, or every fault in the order of the questions
 */
export function checkAnswers(
  questions: readonly Question[],
  given: ReadonlyMap<string, unknown>,
  language = "en",
): Result<Answers, AnswerFault[]> {
  const answers: [string, Answers[string]][] = [];
  const faults: AnswerFault[] = [];
  for (const question of questions) {
    const texts = textsOf(given.get(question.key));
    const answer: Verdict =
      texts === null
        ? { code: "invalid" }
        : texts.length === 0
          ? null
          : readAnswer(question, texts, language);
    if (answer === null) {
      if (question.required) faults.push({ key: question.key, code: "missing" });
    } else if (typeof answer === "object" && "code" in answer) faults.push({ key: question.key, ...answer });
    else answers.push([question.key, answer]);
  }
  const [first] = questions;
  if (faults.length === 0 && answers.length === 0 && first) faults.push({ key: first.key, code: "nothing" });
  return faults.length > 0 ? fail(faults) : ok(Object.fromEntries(answers));
}

/** The highest and the lowest of a question's scale. */
export function scaleOf(question: Pick<Question, "type" | "scale">): { low: number; high: number } {
  return question.type === "nps" ? { low: 0, high: 10 } : { low: 1, high: question.scale ?? 5 };
}

type Verdict = Answers[string] | Omit<AnswerFault, "key"> | null;

function readAnswer(question: Question, texts: string[], language: string): Verdict {
  const last = texts.at(-1)!;
  switch (question.type) {
    case "nps":
    case "rating": {
      const { low, high } = scaleOf(question);
      const value = /^\d{1,2}$/.test(last.trim()) ? Number(last) : Number.NaN;
      return value >= low && value <= high ? value : { code: "invalid" };
    }
    case "single":
      return question.options?.some(({ value }) => value === last) ? last : { code: "invalid" };
    case "multiple": {
      const values = (question.options ?? []).map(({ value }) => value);
      if (texts.some((text) => !values.includes(text))) return { code: "invalid" };
      return values.filter((value) => texts.includes(value));
    }
    case "number":
      return parseNumber(last, language) ?? { code: "invalid" };
    case "text":
      return readText(last);
  }
}

function readText(text: string): Verdict {
  const clean = text.replace(/\r\n?/g, "\n").replaceAll("\0", "").toWellFormed().trim();
  if (clean === "") return null;
  const over = [...clean].length - answerLimit;
  return over > 0 ? { code: "too_long", over } : clean;
}

/** The values that say something, as texts; null where a value is neither text nor number. */
function textsOf(value: unknown): string[] | null {
  const list = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  if (list.some((item) => typeof item !== "string" && typeof item !== "number")) return null;
  return list.map(String).filter((text) => text.trim() !== "");
}
