import { z } from "zod";
import { parseIsoDate } from "../payload/iso-date";

/** A moment in a query or body: ISO 8601; without an offset it is UTC, a date alone is its first moment. */
export const momentInput = z
  .string()
  .transform((text, context) => {
    // An unencoded + of an offset arrives as a blank.
    const date = parseIsoDate(text.replace(/^(\S+[Tt]\S+) (\d{2}:?\d{2})$/, "$1+$2"), "UTC");
    if (date) return new Date((date.moment ?? date.day.toZonedDateTime("UTC").toInstant()).epochMilliseconds);
    const message = "Must be an ISO 8601 moment such as 2026-11-26T08:00:00Z.";
    context.addIssue({ code: "custom", message, params: { code: "invalid_date" } });
    return z.NEVER;
  })
  .meta({ format: "date-time", example: "2026-11-26T08:00:00Z" });
