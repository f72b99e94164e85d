"use client";
import { useLocale, useNow, useTimeZone } from "next-intl";
import { useSyncExternalStore } from "react";
import { formatLocale } from "./format-locale";
import { Tooltip } from "./tooltip";

const never = () => () => {};

/** The reader's zone; while the page is being made on the server, the workspace's. */
export function useReaderZone(): string {
  const fallback = useTimeZone() ?? "UTC";
  return useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => fallback,
  );
}

type Look = "relative" | "date" | "time" | "clock" | "short" | "seconds" | "full";

const looks: Record<Exclude<Look, "relative">, Intl.DateTimeFormatOptions> = {
  date: { day: "numeric", month: "short" },
  time: { hour: "2-digit", minute: "2-digit" },
  clock: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
  short: { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" },
  seconds: { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", second: "2-digit" },
  full: { dateStyle: "full", timeStyle: "long" },
};

/**
 * A moment in the reader's zone; local time with its zone and UTC are in its tooltip. In lists it is `bare`: then the
 * tooltip is the browser's own, and the moment no stop of the Tab key. `at` is ISO 8601.
 */
export function Moment({ at, look = "relative", bare = false }: { at: string; look?: Look; bare?: boolean }) {
  const locale = useLocale();
  const zone = useReaderZone();
  const now = useNow({ updateInterval: look === "relative" ? 60_000 : undefined });
  const date = new Date(at);
  const text =
    look === "relative" ? relative(date, now, locale, zone) : format(date, look, locale, zone, now);
  const exact = `${format(date, "full", locale, zone)}\n${utc(date)}`;
  if (bare) {
    return (
      <time dateTime={at} title={exact}>
        {text}
      </time>
    );
  }
  return (
    <Tooltip words={<span className="whitespace-pre-line">{exact}</span>}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: its tooltip must be reachable by keyboard */}
      <time dateTime={at} tabIndex={0} className="rounded-sm">
        {text}
      </time>
    </Tooltip>
  );
}

/** As `2026-11-24 08:00:00 UTC`. */
function utc(date: Date): string {
  return date
    .toISOString()
    .replace("T", " ")
    .replace(/\.\d+Z/, " UTC");
}

/** The year is told where it is another than `now`'s. */
function format(
  date: Date,
  look: Exclude<Look, "relative">,
  locale: string,
  zone: string,
  now = date,
): string {
  const sameYear = date.getUTCFullYear() === now.getUTCFullYear();
  const options = { ...looks[look], ...(sameYear ? {} : { year: "numeric" as const }), timeZone: zone };
  return new Intl.DateTimeFormat(formatLocale(locale), options).format(date);
}

/** "2 min ago" within a week, the date beyond. */
function relative(date: Date, now: Date, locale: string, zone: string): string {
  const seconds = Math.round((date.getTime() - now.getTime()) / 1000);
  const size = Math.abs(seconds);
  const words = new Intl.RelativeTimeFormat(formatLocale(locale), { numeric: "auto", style: "short" });
  if (size < 60) return words.format(0, "second");
  if (size < 3600) return words.format(Math.trunc(seconds / 60), "minute");
  if (size < 86_400) return words.format(Math.trunc(seconds / 3600), "hour");
  if (size < 7 * 86_400) return words.format(Math.trunc(seconds / 86_400), "day");
  return format(date, "date", locale, zone, now);
}
