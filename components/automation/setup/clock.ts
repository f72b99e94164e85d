"use client";
import { useLocale } from "next-intl";
import { useReaderZone } from "@/components/ui/moment";

/** A moment's time of day in the reader's zone, as text for sentences and choices. `at` is ISO 8601. */
export function useClock(): (at: string, seconds?: boolean) => string {
  const locale = useLocale();
  const timeZone = useReaderZone();
  return (at, seconds = false) =>
    new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, {
      hour: "2-digit",
      minute: "2-digit",
      ...(seconds ? { second: "2-digit" as const } : {}),
      timeZone,
    }).format(new Date(at));
}
