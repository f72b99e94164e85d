import { useLocale } from "next-intl";
import { formatLocale } from "./format-locale";

/** Words a calendar day such as `2026-11-24`, which is the same day everywhere. */
export function useDayName(): (day: string) => string {
  const locale = formatLocale(useLocale());
  const format = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" });
  return (day) => format.format(new Date(`${day}T12:00:00Z`));
}
