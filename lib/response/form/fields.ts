import type { Question } from "@/db/schema";
import { writtenNumber } from "../number";
import { otherChoice } from "../read-answer";

/** The form's name of a part of a question: a matrix's row, a ranking's option, the field for own words. No key has a colon. */
export function partName(key: string, part: string): string {
  return `${key}:${part}`;
}

/** The field for an answer in own words. */
export function otherName(key: string): string {
  return partName(key, "other");
}

/** What a posted form says to each question, by its key, as `readAnswer` takes it. */
export function givenByForm(
  questions: readonly Question[],
  form: ReadonlyMap<string, string[]>,
): Map<string, unknown> {
  return new Map(questions.map((question) => [question.key, givenTo(question, form)]));
}

function givenTo(question: Question, form: ReadonlyMap<string, string[]>): unknown {
  const { key, type, rows, options, other } = question;
  if (type === "matrix" || type === "ranking") {
    const parts = (type === "matrix" ? rows : options) ?? [];
    const given = parts.flatMap(({ value }) => {
      const texts = form.get(partName(key, value))?.filter((text) => text.trim() !== "");
      return texts && texts.length > 0 ? [[value, texts] as const] : [];
    });
    return given.length > 0 ? Object.fromEntries(given) : undefined;
  }
  const texts = form.get(key);
  if (!other) return texts;
  const own = form.get(otherName(key))?.at(-1) ?? "";
  const chosen = (texts ?? []).filter((text) => text !== "");
  // Where the field cannot be hidden, words without a choice are a choice.
  const isOwn = chosen.includes(otherChoice) || (chosen.length === 0 && own.trim() !== "");
  if (!isOwn) return texts;
  return type === "single"
    ? { other: own }
    : [...chosen.filter((text) => text !== otherChoice), { other: own }];
}

/**
 * What a form shows of something given to a question, stored or not: texts by the form's names. The other way round.
 * @param language how numbers are written
 */
export function shownInForm(question: Question, given: unknown, language: string): [string, string[]][] {
  const { key, type } = question;
  if (given === undefined || given === null) return [];
  if (type === "number" && typeof given === "number") return [[key, [writtenNumber(given, language)]]];
  if (type === "ranking" && Array.isArray(given))
    return given.map((option, i) => [partName(key, String(option)), [String(i + 1)]]);
  const list: unknown[] = Array.isArray(given) ? given : [given];
  if ((type === "matrix" || type === "ranking") && typeof given === "object")
    return Object.entries(given).map(([part, texts]) => [partName(key, part), [texts].flat().map(String)]);
  const own = list.find((each) => typeof each === "object" && each !== null) as
    | { other?: unknown }
    | undefined;
  const texts = list.map((each) => (typeof each === "object" ? otherChoice : String(each)));
  return [[key, texts], ...(own ? [[otherName(key), [String(own.other ?? "")]] as [string, string[]]] : [])];
}
