import da from "../../messages/respondent/da.json";
import de from "../../messages/respondent/de.json";
import en from "../../messages/respondent/en.json";
import es from "../../messages/respondent/es.json";
import fi from "../../messages/respondent/fi.json";
import fr from "../../messages/respondent/fr.json";
import nb from "../../messages/respondent/nb.json";
import nl from "../../messages/respondent/nl.json";
import sv from "../../messages/respondent/sv.json";
import { matchLanguage, wishedLanguages } from "../language";

/** All words that respondents see, in one language. */
export type RespondentWords = typeof en;

/** A text with two forms, chosen by the language's plural rule. */
export type Plural = { one: string; other: string };

const words: Record<string, RespondentWords> = { en, sv, da, nb, fi, de, fr, es, nl };

/** The languages that respondents' pages and mails speak. */
export const respondentLanguages: readonly string[] = Object.keys(words);

/** The words for a language tag, and the language they are in: English where the tag's is not spoken. */
export function wordsFor(tag: string): { language: string; words: RespondentWords } {
  const language = matchLanguage(tag, respondentLanguages) ?? "en";
  return { language, words: words[language]! };
}

/** Puts values into `{name}` places; a place without a value stays as it is. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : place,
  );
}

/** Chooses the form for a number and puts it into `{count}`. */
export function fillCount(
  text: Plural,
  count: number,
  language: string,
  values: Record<string, string | number> = {},
): string {
  const form = new Intl.PluralRules(language).select(count) === "one" ? text.one : text.other;
  return fill(form, { ...values, count: new Intl.NumberFormat(language).format(count) });
}

/** The first language of an Accept-Language header that respondents' pages speak, else English. */
export function preferredLanguage(header: string | null): string {
  for (const tag of wishedLanguages(header)) {
    const match = matchLanguage(tag, respondentLanguages);
    if (match) return match;
  }
  return "en";
}
