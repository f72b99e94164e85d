import type { Answer, Other, Question } from "@/db/schema";
import { normal } from "@/lib/text/normal";
import { parseIsoDate } from "../payload/iso-date";
import { parseNumber } from "./number";

/** What is wrong with an answer. */
export type Fault =
  | { code: "missing" | "invalid" | "incomplete" | "twice" | "other_blank" | "out_of_range" }
  /** `over`: characters above the limit. */
  | { code: "too_long"; over: number };

/** What was given to a question: an answer, a fault, both (a matrix with rows left out), or neither. */
export type Reading = { answer?: Answer; fault?: Fault };

/** Stands for an answer in own words where only values stand: in a form, and among the shares of a question. */
export const otherChoice = ":other";

/** The longest text answer, in characters. */
export const answerLimit = 5000;

const otherLimit = 500;

/** How many characters a written answer may have. */
export function limitOf({ type, maxLength = answerLimit }: Pick<Question, "type" | "maxLength">): number {
  return type === "text" ? maxLength : otherLimit;
}

const none: Reading = {};
const invalid: Reading = { fault: { code: "invalid" } };

/** The highest and the lowest of a question's scale. */
export function scaleOf(question: Pick<Question, "type" | "scale">): { low: number; high: number } {
  switch (question.type) {
    case "nps":
      return { low: 0, high: 10 };
    case "csat":
      return { low: 1, high: 5 };
    case "ces":
      return { low: 1, high: 7 };
    default:
      return { low: 1, high: question.scale ?? 5 };
  }
}

/**
 * Reads what was given to a question. Whether it must be answered is not looked at, but for what is answered in part.
 * @param given as JSON has it, or a list of texts, as a form has it: then the last counts where there is one answer
 * @param language how numbers are written
 */
export function readAnswer(question: Question, given: unknown, language: string): Reading {
  switch (question.type) {
    case "statement":
      return none;
    case "consent":
      return readConsent(given);
    case "matrix":
      return readCells(question, given);
    case "ranking":
      return readRanking(question, given);
    case "multiple":
      return readChoices(question, given);
    default:
      return readOne(question, given, language);
  }
}

function readOne(question: Question, given: unknown, language: string): Reading {
  if (question.type === "single" && question.other && isOther(given)) return readOther(given);
  if (question.type === "number" && typeof given === "number") return readNumber(question, given, language);
  const texts = textsOf(given);
  const last = texts?.at(-1);
  if (texts === null) return invalid;
  if (last === undefined) return none;
  switch (question.type) {
    case "single":
      return question.options?.some(({ value }) => value === last) ? { answer: last } : invalid;
    case "number":
      return readNumber(question, last, language);
    case "date":
      return readDate(last);
    case "text":
      return readText(last, limitOf(question));
    default: {
      const { low, high } = scaleOf(question);
      const value = /^\d{1,2}$/.test(last.trim()) ? Number(last) : Number.NaN;
      return value >= low && value <= high ? { answer: value } : invalid;
    }
  }
}

/** What was read before is a number and no text that a language could read otherwise. */
function readNumber({ min, max }: Question, given: string | number, language: string): Reading {
  const value = typeof given === "number" ? given : parseNumber(given, language);
  if (value === null || !(Math.abs(value) < 1e15)) return invalid;
  if (value < (min ?? value) || value > (max ?? value)) return { fault: { code: "out_of_range" } };
  return { answer: value };
}

function readDate(text: string): Reading {
  const date = /^\d{4}-?\d{2}-?\d{2}$/.test(text.trim()) ? parseIsoDate(text.trim(), "UTC") : undefined;
  return date ? { answer: date.day.toString() } : invalid;
}

function readText(text: string, limit: number): Reading {
  const clean = cleaned(text);
  if (clean === "") return none;
  const over = [...clean].length - limit;
  return over > 0 ? { fault: { code: "too_long", over } } : { answer: clean };
}

function readOther({ other }: { other: unknown }): Reading {
  const text = typeof other === "string" ? cleaned(other) : null;
  if (text === null) return invalid;
  if (text === "") return { fault: { code: "other_blank" } };
  const over = [...text].length - otherLimit;
  return over > 0 ? { fault: { code: "too_long", over } } : { answer: { other: text } };
}

function readConsent(given: unknown): Reading {
  const last = Array.isArray(given) ? given.at(-1) : given;
  if (last === undefined || last === null || last === false) return none;
  const word = String(last).trim();
  if (word === "" || word === "false") return none;
  return ["true", "on", "1"].includes(word) && typeof last !== "object" ? { answer: true } : invalid;
}

function readChoices({ options = [], other }: Question, given: unknown): Reading {
  const list = Array.isArray(given) ? given : [given];
  const own = list.filter(isOther);
  const texts = textsOf(list.filter((each) => !isOther(each)));
  const values = options.map(({ value }) => value);
  if (texts === null || texts.some((text) => !values.includes(text)) || own.length > (other ? 1 : 0))
    return invalid;
  const chosen: (string | Other)[] = values.filter((value) => texts.includes(value));
  const written = own[0] && readOther(own[0]);
  if (written?.answer) chosen.push(written.answer as Other);
  return {
    ...(chosen.length > 0 ? { answer: chosen } : {}),
    ...(written?.fault ? { fault: written.fault } : {}),
  };
}

function readCells({ rows = [], columns = [], required }: Question, given: unknown): Reading {
  if (isNothing(given)) return none;
  if (typeof given !== "object" || Array.isArray(given)) return invalid;
  const cells: [string, string][] = [];
  const left = new Map(Object.entries(given as object));
  for (const { value: row } of rows) {
    const texts = textsOf(left.get(row));
    left.delete(row);
    if (texts === null) return invalid;
    const cell = texts.at(-1);
    if (cell === undefined) continue;
    if (!columns.some(({ value }) => value === cell)) return invalid;
    cells.push([row, cell]);
  }
  if (left.size > 0) return invalid;
  if (cells.length === 0) return none;
  const answer = Object.fromEntries(cells);
  return required && cells.length < rows.length ? { answer, fault: { code: "incomplete" } } : { answer };
}

/** A list, best first, or the place of each option. */
function readRanking({ options = [], required }: Question, given: unknown): Reading {
  if (isNothing(given)) return none;
  const ranked = Array.isArray(given) ? textsOf(given) : placed(options, given);
  if (ranked === "twice") return { fault: { code: "twice" } };
  if (ranked === null) return invalid;
  if (ranked.some((value) => !options.some((option) => option.value === value))) return invalid;
  if (new Set(ranked).size < ranked.length) return { fault: { code: "twice" } };
  if (ranked.length === 0) return none;
  return required && ranked.length < options.length
    ? { answer: ranked, fault: { code: "incomplete" } }
    : { answer: ranked };
}

function placed(options: NonNullable<Question["options"]>, given: unknown): string[] | "twice" | null {
  if (typeof given !== "object") return null;
  const places: [number, string][] = [];
  for (const [option, place] of Object.entries(given as object)) {
    const text = textsOf(place)?.at(-1);
    if (text === undefined) continue;
    const number = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0;
    if (number < 1 || number > options.length) return null;
    if (places.some(([taken]) => taken === number)) return "twice";
    places.push([number, option]);
  }
  return places.sort(([a], [b]) => a - b).map(([, option]) => option);
}

function isOther(value: unknown): value is { other: unknown } {
  return typeof value === "object" && value !== null && Object.keys(value).join() === "other";
}

function isNothing(value: unknown): boolean {
  return (
    value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0)
  );
}

function cleaned(text: string): string {
  return normal(text.replace(/\r\n?/g, "\n").replaceAll("\0", "").toWellFormed().trim());
}

/** The values that say something, as texts; null where a value is neither text nor number. */
function textsOf(value: unknown): string[] | null {
  const list = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  const given = list.filter((item) => item !== undefined && item !== null);
  if (given.some((item) => typeof item !== "string" && typeof item !== "number")) return null;
  return given.map(String).filter((text) => text.trim() !== "");
}
