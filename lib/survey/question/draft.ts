import type { Choice, Filter, Question, QuestionType, Translated } from "@/db/schema";
import { isLacking, underTags, written } from "../texts";
import { translate } from "../translation";
import { pageOf } from "./asked";
import { hasOptions, hasScale } from "./type";

/** A question as its editor holds it: all parts there, texts blank where nothing is written. */
export type QuestionDraft = {
  /** Blank until the question is saved the first time; so is the value of an option. */
  key: string;
  type: QuestionType;
  title: Translated;
  required: boolean;
  scale: number;
  labels: { low: Translated; high: Translated };
  options: Choice[];
  other: boolean;
  rows: Choice[];
  columns: Choice[];
  style: "numbers" | "stars";
  long: boolean;
  /** Numbers as they are typed. */
  maxLength: string;
  min: string;
  max: string;
  page: number;
  showIf: Filter | null;
};

/** The questions of a survey as a form holds them. */
export type QuestionsDraft = { questions: QuestionDraft[] };

/** A copy of a question, which gets a key of its own when it is saved. */
export function copyOf(draft: QuestionDraft): QuestionDraft {
  return { ...structuredClone(draft), key: "" };
}

/** A new question of a type: without texts, with two options where it offers some. */
export function newQuestion(type: QuestionType): QuestionDraft {
  const two = (are: boolean) => (are ? [newChoice(), newChoice()] : []);
  const [rows, columns] = [two(type === "matrix"), two(type === "matrix")];
  return {
    ...{
      key: "",
      type,
      title: {},
      required: false,
      labels: { low: {}, high: {} },
      options: two(hasOptions(type)),
    },
    ...plainTraits,
    ...{ rows, columns },
  };
}

/** Something to choose that nothing is written for yet. */
function newChoice(): Choice {
  return { value: "", label: {} };
}

const plainTraits = {
  ...{ scale: 5, other: false, style: "numbers" as const, long: false, maxLength: "", min: "", max: "" },
  ...{ page: 1, showIf: null, rows: [], columns: [] },
};

/** A stored question for its editor; texts stand under the survey's own language tags. */
export function draftOfQuestion(question: Question, languages: readonly string[]): QuestionDraft {
  const { key, type, title, required, scale = 5, labels, options = [], rows = [], columns = [] } = question;
  const { maxLength, min, max, showIf = null } = question;
  const own = (text: Translated | undefined) => underTags(text ?? {}, languages);
  const choices = (list: readonly Choice[]) => list.map(({ value, label }) => ({ value, label: own(label) }));
  return {
    key,
    type,
    title: own(title),
    required,
    scale,
    labels: { low: own(labels?.low), high: own(labels?.high) },
    options: choices(options),
    rows: choices(rows),
    columns: choices(columns),
    other: question.other ?? false,
    style: question.style ?? "numbers",
    long: question.long ?? false,
    maxLength: typed(maxLength),
    min: typed(min),
    max: typed(max),
    page: pageOf(question),
    showIf,
  };
}

function typed(number: number | undefined): string {
  return number === undefined ? "" : String(number);
}

/**
 * Gives every question a key and every option a value, made from what is written; those that have one keep it, since
 * answers are stored by it. Pure.
 */
export function named(drafts: readonly QuestionDraft[], languages: readonly string[]): QuestionDraft[] {
  const first = (text: Translated) => translate(written(text), "", languages)?.text ?? "";
  const keys = new Set(drafts.map(({ key }) => key));
  return drafts.map((draft) => {
    const key = draft.key.trim() || freeName(slug(first(draft.title)) || draft.type, keys);
    keys.add(key);
    const valued = (list: readonly Choice[]) => {
      const values = new Set(list.map(({ value }) => value));
      return list.map(({ value, label }) => {
        const text = [...first(label).replace(/\s+/g, " ").trim()].slice(0, 190).join("");
        const name = value || (text && freeName(text, values));
        values.add(name);
        return { value: name, label };
      });
    };
    const { options, rows, columns } = draft;
    return { ...draft, key, options: valued(options), rows: valued(rows), columns: valued(columns) };
  });
}

/** Questions as they are stored: only the parts of their type, only texts that are written. */
export function questionsOfDrafts(
  drafts: readonly QuestionDraft[],
  languages: readonly string[],
): Question[] {
  return named(drafts, languages).map((draft) => {
    const { key, type, title, required, scale, labels, options, rows, columns, page, showIf } = draft;
    const { maxLength, min, max } = draft;
    const [low, high] = [written(labels.low), written(labels.high)];
    const ends = Object.keys(low).length > 0 || Object.keys(high).length > 0;
    return {
      key,
      type,
      title: written(title),
      required,
      ...(type === "rating" ? { scale } : {}),
      ...(hasScale(type) && ends ? { labels: { low, high } } : {}),
      ...(hasOptions(type) ? { options: choices(options) } : {}),
      ...(type === "matrix" ? { rows: choices(rows), columns: choices(columns) } : {}),
      ...((type === "single" || type === "multiple") && draft.other ? { other: true } : {}),
      ...(type === "rating" && draft.style === "stars" ? { style: "stars" as const } : {}),
      ...(type === "text" && draft.long ? { long: true } : {}),
      ...(type === "text" && maxLength.trim() ? { maxLength: Number(maxLength) } : {}),
      ...(type === "number" && min.trim() ? { min: Number(min.replace(",", ".")) } : {}),
      ...(type === "number" && max.trim() ? { max: Number(max.replace(",", ".")) } : {}),
      ...(page > 1 ? { page } : {}),
      ...(showIf ? { showIf } : {}),
    };
  });
}

/** How many texts are written in another language and not in this one. */
export function countUntranslated(drafts: readonly QuestionDraft[], language: string): number {
  return drafts.flatMap(textsOf).filter((text) => isLacking(text, language)).length;
}

const choices = (list: readonly Choice[]) =>
  list.map(({ value, label }) => ({ value, label: written(label) }));

/** Every text of a question, of its type. */
export function textsOf({ type, title, labels, options, rows, columns }: QuestionDraft): Translated[] {
  return [
    title,
    ...(hasScale(type) ? [labels.low, labels.high] : []),
    ...(hasOptions(type) ? options.map(({ label }) => label) : []),
    ...(type === "matrix" ? [...rows, ...columns].map(({ label }) => label) : []),
  ];
}

function slug(text: string): string {
  const words =
    text
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(0, 6).join("_").slice(0, 60);
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let i = 2; ; i++) if (!taken.has(`${name}_${i}`)) return `${name}_${i}`;
}
