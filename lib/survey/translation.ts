import type { Translated } from "@/db/schema";
import { matchLanguage, nameOfLanguage, parseLanguage } from "../language";

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

/** What a part of a page says in its `lang`: nothing where it speaks the page's language. Source: WCAG 2.2, 3.1.2. */
export function partLanguage(part: string, page: string): string | undefined {
  return parseLanguage(part) === parseLanguage(page) ? undefined : part;
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
