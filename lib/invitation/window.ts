import { Temporal } from "temporal-polyfill";
import type { SendingWindow } from "@/db/schema";

/**
 * When the sending window opens next, or null where it is open now or there is none. A window whose end is not after
 * its beginning runs over midnight. Days are 1 Monday to 7 Sunday, by the day the window begins.
 */
export function nextOpening(window: SendingWindow | null, timeZone: string, now: Date): Date | null {
  if (!window || window.days.length === 0) return null;
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  const from = Temporal.PlainTime.from(window.from);
  const to = Temporal.PlainTime.from(window.to);
  const overnight = Temporal.PlainTime.compare(to, from) <= 0;
  for (let offset = -1; offset <= 7; offset++) {
    const day = local.toPlainDate().add({ days: offset });
    if (!window.days.includes(day.dayOfWeek)) continue;
    const opens = day.toZonedDateTime({ timeZone, plainTime: from });
    const closes = day.add({ days: overnight ? 1 : 0 }).toZonedDateTime({ timeZone, plainTime: to });
    if (Temporal.ZonedDateTime.compare(local, closes) >= 0) continue;
    if (Temporal.ZonedDateTime.compare(local, opens) >= 0) return null;
    return new Date(opens.epochMilliseconds);
  }
  return null;
}
