import { Temporal } from "temporal-polyfill";
import { trimmed } from "@/lib/text/trimmed";

/** An ISO 8601 date: a calendar day, or an exact moment. A date-time without an offset is local to the zone given. */
export type IsoDate = { day: Temporal.PlainDate; moment: Temporal.Instant | null };

const shape =
  /^(\d{4}-\d{2}-\d{2}|\d{8})(?:[Tt ](\d{2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d{1,18}))?)?)?\s?(?:([Zz])|([+-]\d{2}):?(\d{2})?)?)?$/;

const known = new Map<string, IsoDate | undefined>();

/**
 * Reads a complete ISO 8601 calendar date or date-time, in the extended form or the basic one (`20261124T100000Z`).
 * @param timeZone IANA zone in which a local time, and the day of a moment, are understood
 * @returns undefined where the text is none, or no such day exists
 */
export function parseIsoDate(text: string, timeZone: string): IsoDate | undefined {
  const parts = shape.exec(trimmed(text));
  if (!parts) return undefined;
  // A filter asks for one date many times, and a body has many alike.
  const key = `${parts[0]} ${timeZone}`;
  if (known.has(key)) return known.get(key);
  const date = read(parts, timeZone);
  if (known.size >= 1000) known.clear();
  known.set(key, date);
  return date;
}

function read(parts: RegExpExecArray, timeZone: string): IsoDate | undefined {
  const [, date = "", hour, minute = "00", second = "00", fraction = "0", utc, offset, minutes = "00"] =
    parts;
  try {
    const day = Temporal.PlainDate.from(date, { overflow: "reject" });
    if (hour === undefined) return { day, moment: null };
    const midnight = hour === "24" && /^0+$/.test(minute + second + fraction);
    const time = `${midnight ? "00" : hour}:${minute}:${second}.${fraction.slice(0, 9)}`;
    const local = `${midnight ? day.add({ days: 1 }) : day}T${time}`;
    const moment =
      utc || offset
        ? Temporal.Instant.from(local + (offset ? `${offset}:${minutes}` : "Z"))
        : Temporal.PlainDateTime.from(local, { overflow: "reject" }).toZonedDateTime(timeZone).toInstant();
    return { day: moment.toZonedDateTimeISO(timeZone).toPlainDate(), moment };
  } catch {
    return undefined;
  }
}

/** Compares two dates: as moments where both have a time, as whole days where one has none. */
export function compareIsoDates(a: IsoDate, b: IsoDate): number {
  if (a.moment && b.moment) return Temporal.Instant.compare(a.moment, b.moment);
  return Temporal.PlainDate.compare(a.day, b.day);
}
