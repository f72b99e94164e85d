import { Temporal } from "temporal-polyfill";

/** An ISO 8601 date: a calendar day, or an exact moment. A date-time without an offset is local to the zone given. */
export type IsoDate = { day: Temporal.PlainDate; moment: Temporal.Instant | null };

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const momentPattern =
  /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}([.,]\d{1,9})?)?\s?(Z|z|[+-]\d{2}(:?\d{2})?)?$/;

/**
 * Reads an ISO 8601 date or date-time.
 * @param timeZone IANA zone in which a local time, and the day of a moment, are understood
 * @returns undefined where the text is none, or no such day exists
 */
export function parseIsoDate(text: string, timeZone: string): IsoDate | undefined {
  const trimmed = text.trim();
  try {
    if (dayPattern.test(trimmed))
      return { day: Temporal.PlainDate.from(trimmed, { overflow: "reject" }), moment: null };
    const match = momentPattern.exec(trimmed);
    if (!match) return undefined;
    const iso = `${trimmed.slice(0, 10)}T${trimmed.slice(11).replace(/\s/, "")}`;
    const moment = match[3]
      ? Temporal.Instant.from(iso)
      : Temporal.PlainDateTime.from(iso, { overflow: "reject" }).toZonedDateTime(timeZone).toInstant();
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
