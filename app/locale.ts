import { wishedLanguages } from "@/lib/text/language";

/** The languages of the dashboard. */
export const locales = ["en", "sv"] as const;
export type Locale = (typeof locales)[number];

/** The cookie that keeps a person's choice of language. */
export const localeCookie = "locale";

export function isLocale(text: string | undefined): text is Locale {
  return locales.some((locale) => locale === text);
}

/** The chosen language, else the one the browser asks for first, else English. */
export function pickLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(chosen)) return chosen;
  const primary = wishedLanguages(acceptLanguage).map((tag) => tag.toLowerCase().split("-")[0]);
  return primary.find(isLocale) ?? "en";
}
