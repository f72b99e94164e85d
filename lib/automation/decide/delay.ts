import { Temporal } from "temporal-polyfill";
import type { Delay, FieldFault } from "@/db/schema";
import { parseIsoDate } from "@/lib/payload/iso-date";
import { fail, ok, type Result } from "@/lib/result";

const shape = /^P(?=.)(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/;
const limits =
  "A delay is an ISO 8601 duration from PT3S to P365D in weeks, days, hours, minutes and seconds, such as P2D.";

/**
 * Reads an ISO 8601 duration without years, months, signs and fractions.
 * @param leastSeconds the shortest that is taken: 3 for a delay, 0 for what is added to a date
 */
export function parseDuration(text: string, leastSeconds = 3): Result<Temporal.Duration, string> {
  if (!shape.test(text)) return fail(limits);
  try {
    const duration = Temporal.Duration.from(text);
    const days = duration.weeks * 7 + duration.days;
    const seconds = days * 86_400 + duration.hours * 3600 + duration.minutes * 60 + duration.seconds;
    if (seconds < leastSeconds || seconds > 365 * 86_400) return fail(limits);
    return ok(duration);
  } catch {
    return fail(limits);
  }
}

/** A delay as the API takes it: an ISO 8601 duration, `{ field, plus?, at? }`, or null for at once. */
export type DelayInput =
  | string
  | { field: string; plus?: string | undefined; at?: string | undefined }
  | null;

/** Checks a delay. @returns what is stored, or a sentence that says what is wrong */
export function parseDelay(input: DelayInput): Result<Delay | null, string> {
  if (input === null) return ok(null);
  if (typeof input === "string") {
    const duration = parseDuration(input);
    return duration.ok ? ok({ duration: input }) : duration;
  }
  if (input.plus !== undefined) {
    const plus = parseDuration(input.plus, 0);
    if (!plus.ok) return plus;
  }
  if (input.at !== undefined && !/^([01]\d|2[0-3]):[0-5]\d$/.test(input.at))
    return fail("`at` is a local time such as 09:00.");
  return ok({
    field: input.field,
    ...(input.plus === undefined ? {} : { plus: input.plus }),
    ...(input.at === undefined ? {} : { at: input.at }),
  });
}

/**
 * When the invitation is to be sent. Days are calendar days that keep the local hour of the zone, hours are exact; a
 * moment already past is now.
 * @param read the value of an incoming field as text, or undefined where it is missing
 */
export function sendAtFor(
  delay: Delay | null,
  { now, timeZone, read }: { now: Date; timeZone: string; read: (field: string) => string | undefined },
): Result<Date, FieldFault> {
  if (delay === null) return ok(now);
  if ("duration" in delay) return ok(later(delay.duration, timeZone, now));

  const text = read(delay.field);
  const { field } = delay;
  if (text === undefined) return fail({ field, code: "missing_field", fills: "send_at" });
  const date = parseIsoDate(text, timeZone);
  if (!date) return fail({ field, code: "invalid_type", wanted: "send_date" });
  const { weeks, days, hours, minutes, seconds } = Temporal.Duration.from(delay.plus ?? "PT0S");
  const begin =
    date.moment && delay.at === undefined
      ? date.moment.toZonedDateTimeISO(timeZone).add({ weeks, days })
      : // The local hour is looked for on the day of sending: on the day of the field it may not exist.
        date.day
          .add({ weeks, days })
          .toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(delay.at ?? "09:00") });
  const at = dateOf(begin.add({ hours, minutes, seconds }));
  // From year 10000 on, ISO 8601 wants a sign that PostgreSQL does not read.
  if (at.getUTCFullYear() > 9999) return fail({ field, code: "invalid_type", wanted: "earlier_date" });
  return ok(at < now ? now : at);
}

const last = { key: "", at: new Date(0) };
const durations = new Map<string, Temporal.Duration>();

/** Parsed once: an automation's delay is the same for all who come. */
function durationOf(text: string): Temporal.Duration {
  let duration = durations.get(text);
  if (!duration) {
    duration = Temporal.Duration.from(text);
    if (durations.size >= 1000) durations.clear();
    durations.set(text, duration);
  }
  return duration;
}

/** The respondents of one request share the moment, so the last one found is remembered. */
function later(duration: string, timeZone: string, now: Date): Date {
  const key = `${duration} ${timeZone} ${now.getTime()}`;
  if (last.key !== key) {
    const start = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
    Object.assign(last, { key, at: dateOf(start.add(durationOf(duration))) });
  }
  return last.at;
}

function dateOf(moment: Temporal.ZonedDateTime): Date {
  return new Date(moment.epochMilliseconds);
}
