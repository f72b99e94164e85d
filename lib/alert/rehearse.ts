import { eq } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";
import type { Tx } from "@/db";
import { type Filter, respondents, responses } from "@/db/schema";
import { type Judged, judgedAnswers, type Surveyed } from "./answers";
import { answerMessage } from "./compose";
import type { AlertMessage } from "./message";

const length = 30;
/** So many answers are looked at, the newest, and for no longer than this, since a filter may cost much. */
const most = { answers: 5_000, ms: 1_000 };

/** How often an alert would have told, and what it would have said last. */
export type Rehearsal = {
  /** How many answers were looked at, and whether there were more. */
  looked: number;
  more: boolean;
  /** Of how many it would have told, by the days of the zone, the oldest first. */
  days: number[];
  newest: { at: string; message: AlertMessage } | null;
};

/** Judges the answers of the last thirty days by an alert's filter as it is written. Stores and tells nothing. */
export async function rehearseAlert(
  db: Tx,
  survey: Surveyed,
  alert: { name: string; filter: Filter | null; locale: string },
  { timeZone, now, appUrl }: { timeZone: string; now: Date; appUrl: string },
  longestMs = most.ms,
): Promise<Rehearsal> {
  const began = performance.now();
  const dayOf = (at: Date) =>
    Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  const first = dayOf(now).subtract({ days: length - 1 });
  const from = new Date(first.toZonedDateTime(timeZone).epochMilliseconds);
  const days = Array.from({ length }, () => 0);
  let looked = 0;
  let more = false;
  let newest: Judged | undefined;
  const span = { from, to: new Date(now.getTime() + 1) };
  for await (const each of judgedAnswers(db, survey, alert.filter, span, timeZone)) {
    if (looked === most.answers || (looked > 0 && performance.now() - began >= longestMs)) {
      more = true;
      break;
    }
    looked++;
    if (!each.passes) continue;
    days[first.until(dayOf(each.completedAt)).days]!++;
    newest ??= each;
  }
  return { looked, more, days, newest: newest ? await toldOf(db, survey, alert, newest, appUrl) : null };
}

/** What would be told of one answer. */
async function toldOf(
  db: Tx,
  survey: Surveyed,
  { name, locale }: { name: string; locale: string },
  { id, completedAt, answers }: Judged,
  appUrl: string,
): Promise<Rehearsal["newest"]> {
  const [row] = await db
    .select({ respondent: respondents })
    .from(responses)
    .innerJoin(respondents, eq(respondents.id, responses.respondentId))
    .where(eq(responses.id, id));
  if (!row) return null;
  const about = { survey, respondent: row.respondent, answers, automation: name };
  return { at: completedAt.toISOString(), message: answerMessage(about, locale, appUrl) };
}
