import { Temporal } from "temporal-polyfill";
import { parseIsoDate } from "../payload/iso-date";

/** A closing date as a form writes it: the local time of the workspace, to the minute (`2026-12-01T17:00`); blank where there is none. */
export function localClosing(closesAt: Date | null, timeZone: string): string {
  if (!closesAt) return "";
  const local = Temporal.Instant.fromEpochMilliseconds(closesAt.getTime()).toZonedDateTimeISO(timeZone);
  return local.toPlainDateTime().toString({ smallestUnit: "minute" });
}

/** The moment that a form means by it; null where it is blank. @returns undefined where it is no date with a time */
export function closingOf(local: string, timeZone: string): Date | null | undefined {
  if (local.trim() === "") return null;
  const moment = parseIsoDate(local, timeZone)?.moment;
  return moment ? new Date(moment.epochMilliseconds) : undefined;
}
