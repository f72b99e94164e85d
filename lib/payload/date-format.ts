import { Temporal } from "temporal-polyfill";
import { trimmed } from "@/lib/text/trimmed";

/** What a format for dates may be made of, longest first, and the digits that each takes. */
const tokens: Record<string, string> = {
  YYYY: "(?<year>\\d{4})",
  YY: "(?<shortYear>\\d{2})",
  MM: "(?<month>\\d{2})",
  M: "(?<month>\\d{1,2})",
  DD: "(?<day>\\d{2})",
  D: "(?<day>\\d{1,2})",
  HH: "(?<hour>\\d{2})",
  mm: "(?<minute>\\d{2})",
  ss: "(?<second>\\d{2})",
};
const token = /YYYY|YY|MM|M|DD|D|HH|mm|ss/g;

/** Is it a format that says a whole date: year, month and day once each, of the known tokens, or `unix`, `unix_ms`? */
export function isDateFormat(format: string): boolean {
  return format === "unix" || format === "unix_ms" || patternOf(format) !== undefined;
}

/**
 * Reads a date that is written after a format of YYYY YY MM M DD D HH mm ss, or as seconds (`unix`) or milliseconds
 * (`unix_ms`) since 1970. A year of two digits is one of 1970 to 2069, as in POSIX.
 * @returns ISO 8601: the moment in UTC, or the day alone where the format has no time; undefined where it is no such date
 */
export function readDate(text: string, format: string): string | undefined {
  const given = trimmed(text);
  if (format === "unix" || format === "unix_ms") return readUnix(given, format);
  const groups = patternOf(format)?.exec(given)?.groups;
  if (!groups) return undefined;
  const short = Number(groups.shortYear);
  const year = groups.year ?? String(short < 70 ? 2000 + short : 1900 + short);
  const day = `${year}-${groups.month!.padStart(2, "0")}-${groups.day!.padStart(2, "0")}`;
  const time = groups.hour && `T${groups.hour}:${groups.minute ?? "00"}:${groups.second ?? "00"}`;
  try {
    if (!time) return Temporal.PlainDate.from(day, { overflow: "reject" }).toString();
    Temporal.PlainDateTime.from(day + time, { overflow: "reject" });
    return Temporal.Instant.from(`${day}${time}Z`).toString();
  } catch {
    return undefined;
  }
}

function readUnix(text: string, unit: "unix" | "unix_ms"): string | undefined {
  if (!/^-?\d{1,15}(\.\d{1,9})?$/.test(text)) return undefined;
  const ms = Math.round(Number(text) * (unit === "unix" ? 1000 : 1));
  return Math.abs(ms) > 253_402_300_799_999
    ? undefined
    : Temporal.Instant.fromEpochMilliseconds(ms).toString();
}

const patterns = new Map<string, RegExp | undefined>();

function patternOf(format: string): RegExp | undefined {
  if (patterns.has(format)) return patterns.get(format);
  if (patterns.size >= 200) patterns.clear();
  patterns.set(format, compile(format));
  return patterns.get(format);
}

function compile(format: string): RegExp | undefined {
  const named = (format.match(token) ?? []).map((each) => (each === "YY" ? "Y" : each.charAt(0)));
  const count = (letter: string) => named.filter((each) => each === letter).length;
  const whole = ["Y", "M", "D"].every((letter) => count(letter) === 1);
  const times = ["H", "m", "s"].map(count);
  const ordered = times.every((n, i) => n <= 1 && (i === 0 || n <= times[i - 1]!));
  if (!whole || !ordered || format.length > 60) return undefined;
  let source = "";
  let last = 0;
  for (const match of format.matchAll(token)) {
    source += escaped(format.slice(last, match.index)) + tokens[match[0]]!;
    last = match.index + match[0].length;
  }
  return new RegExp(`^${source}${escaped(format.slice(last))}$`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
