import { Temporal } from "temporal-polyfill";

/** Days from one to another, both included, as a URL carries them; and the moments they mean. */
export type DateSpan = {
  from: string | undefined;
  to: string | undefined;
  since: Date | undefined;
  /** The moment after the last day. */
  until: Date | undefined;
};

/**
 * What two dates of a URL mean in a zone (ISO 8601, `2026-11-24`). What is no date is left out; dates the wrong way
 * round are turned.
 */
export function dateSpanOf(query: { from?: unknown; to?: unknown }, timeZone: string): DateSpan {
  const [first, last] = [dayOf(query.from), dayOf(query.to)];
  const turned = first && last && Temporal.PlainDate.compare(first, last) > 0;
  const [from, to] = turned ? [last, first] : [first, last];
  return {
    from: from?.toString(),
    to: to?.toString(),
    since: from && startOf(from, timeZone),
    until: to && startOf(to.add({ days: 1 }), timeZone),
  };
}

function startOf(day: Temporal.PlainDate, timeZone: string): Date {
  return new Date(day.toZonedDateTime(timeZone).epochMilliseconds);
}

function dayOf(text: unknown): Temporal.PlainDate | undefined {
  if (typeof text !== "string" || !/^(19[7-9]|2\d\d)\d-\d\d-\d\d$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return undefined;
  }
}
