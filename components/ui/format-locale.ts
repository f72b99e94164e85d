/** The locale for dates and numbers: English with the day first and the 24-hour clock, as the product writes it. */
export function formatLocale(locale: string): string {
  return locale === "en" ? "en-GB" : locale;
}
