import type en from "../../messages/respondent/en.json";

/** All words that respondents see, in one language. */
export type RespondentWords = typeof en;

/** A text in the forms of its language's plural rule; one that it does not have is read as `other`. Source: CLDR. */
export type Plural = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

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
