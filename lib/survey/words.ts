import { matchLanguage, wishedLanguages } from "@/lib/text/language";
import ar from "../../messages/respondent/ar.json";
import da from "../../messages/respondent/da.json";
import de from "../../messages/respondent/de.json";
import en from "../../messages/respondent/en.json";
import es from "../../messages/respondent/es.json";
import fi from "../../messages/respondent/fi.json";
import fr from "../../messages/respondent/fr.json";
import it from "../../messages/respondent/it.json";
import nb from "../../messages/respondent/nb.json";
import nl from "../../messages/respondent/nl.json";
import pl from "../../messages/respondent/pl.json";
import pt from "../../messages/respondent/pt.json";
import sv from "../../messages/respondent/sv.json";

/** All words that respondents see, in one language. */
export type RespondentWords = typeof en;

/** A text in the forms of its language's plural rule; one that it does not have is read as `other`. Source: CLDR. */
export type Plural = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

const words: Record<string, RespondentWords> = { en, sv, da, nb, fi, de, nl, fr, es, it, pt, pl, ar };

/** The languages that respondents' pages and mails speak. */
export const respondentLanguages: readonly string[] = Object.keys(words);

/** The words for a language tag, and the language they are in: English where the tag's is not spoken. */
export function wordsFor(tag: string): { language: string; words: RespondentWords } {
  const language = matchLanguage(tag, respondentLanguages) ?? "en";
  return { language, words: words[language]! };
}

const fromTheRight = /[\u0590-\u08ff]/;

/**
 * Puts values into `{name}` places; a place without a value stays as it is. In a text that runs from the right, words
 * that run from the left are set apart, so that they keep their own marks. Source: UAX 9, isolates.
 */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? isolated(text, String(values[name])) : place,
  );
}

/** A value as it is put into a text: in one that runs from the right, words that run from the left are set apart. */
export function isolated(text: string, value: string): string {
  if (!fromTheRight.test(text) || !/\p{L}/u.test(value) || fromTheRight.test(value)) return value;
  return `\u2068${value}\u2069`;
}

/** Chooses the form for a number and puts it into `{count}`. */
export function fillCount(
  text: Plural,
  count: number,
  language: string,
  values: Record<string, string | number> = {},
): string {
  const form = text[new Intl.PluralRules(language).select(count)] ?? text.other;
  return fill(form, { ...values, count: numberText(count, language) });
}

/** A number as a language writes it, in the digits 0 to 9 that the scales have everywhere. */
export function numberText(value: number, language: string): string {
  return new Intl.NumberFormat(language, { numberingSystem: "latn" }).format(value);
}

/** The first language of an Accept-Language header that respondents' pages speak, else English. */
export function preferredLanguage(header: string | null): string {
  for (const tag of wishedLanguages(header)) {
    const match = matchLanguage(tag, respondentLanguages);
    if (match) return match;
  }
  return "en";
}
