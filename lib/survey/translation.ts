import type { Translated } from "@/db/schema";
import {
  directionOf,
  matchLanguage,
  nameOfLanguage,
  parseLanguage,
  wholeLanguage,
} from "@/lib/text/language";

/**
 * A text in the language asked for, else in the first of the survey's languages that has it.
 * @returns the text and the language it is in, or undefined where there is none at all
 */
export function translate(
  text: Translated | undefined,
  language: string,
  languages: readonly string[],
): { text: string; language: string } | undefined {
  const offered = Object.keys(text ?? {});
  for (const wanted of [language, ...languages, ...offered]) {
    const found = matchLanguage(wanted, offered);
    if (found !== undefined && text) return { text: text[found]!, language: found };
  }
  return undefined;
}

/** The attributes that say what a part of a page speaks. */
export type Speech = { lang?: string; dir?: "ltr" | "rtl" };

/** What a page says of its direction: nothing where it runs from the left, as pages do. */
export function rightToLeft(language: string): { dir?: "rtl" } {
  return directionOf(language) === "rtl" ? { dir: "rtl" } : {};
}

/** What a part of a page says of its language: nothing where it speaks the page's. Source: WCAG 2.2, 3.1.2. */
export function speechOf(part: string, page: string): Speech {
  const same = parseLanguage(part) === parseLanguage(page);
  // Words of a language serve all its variants; of two variants each is told.
  if (same && (part === parseLanguage(part) || wholeLanguage(part) === wholeLanguage(page))) return {};
  const dir = directionOf(part);
  return dir === directionOf(page) ? { lang: part } : { lang: part, dir };
}

/**
 * Which languages have no text of their own: one of another variant serves a language unless it is another one's own,
 * as Brazilian Portuguese is beside that of Portugal.
 */
export function lackingLanguages(wanted: readonly string[], written: readonly string[]): string[] {
  return wanted.filter((tag) => {
    const match = matchLanguage(tag, written);
    if (match === undefined) return true;
    const whole = wholeLanguage(match);
    return whole !== wholeLanguage(tag) && wanted.some((each) => wholeLanguage(each) === whole);
  });
}

/** A language's own name: `svenska` becomes `Svenska`. */
export function languageName(tag: string): string {
  const name = nameOfLanguage(tag, [tag, "en"]);
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}

/** About how many minutes a survey takes. */
export function minutesToAnswer(questions: readonly { type: string }[]): number {
  const seconds = questions.reduce(
    (sum, { type }) => sum + (type === "text" ? 30 : type === "multiple" ? 15 : 10),
    0,
  );
  return Math.max(1, Math.round(seconds / 60));
}
