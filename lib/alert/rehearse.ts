import { and, desc, eq, gte, lte } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";
import type { Tx } from "@/db";
import { type Filter, respondents, responses, type surveys } from "@/db/schema";
import { evaluateFilter } from "../filter/evaluate";
import { answerContext } from "../response/context";
import { answerMessage } from "./compose";
import type { AlertMessage } from "./message";

const length = 30;
/** So many answers are looked at, the newest; a survey that has more of them a month would be told by digests. */
const most = 5_000;

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
  survey: typeof surveys.$inferSelect,
  alert: { name: string; filter: Filter | null; locale: string },
  { timeZone, now, appUrl }: { timeZone: string; now: Date; appUrl: string },
): Promise<Rehearsal> {
  const dayOf = (at: Date) =>
    Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  const first = dayOf(now).subtract({ days: length - 1 });
  const from = new Date(first.toZonedDateTime(timeZone).epochMilliseconds);
  const rows = await db
    .select({ response: responses, respondent: respondents })
    .from(responses)
    .innerJoin(respondents, eq(respondents.id, responses.respondentId))
    .where(
      and(
        eq(responses.surveyId, survey.id),
        gte(responses.completedAt, from),
        lte(responses.completedAt, now),
      ),
    )
    .orderBy(desc(responses.completedAt), desc(responses.id))
    .limit(most + 1);
  const days = Array.from({ length }, () => 0);
  let newest: Rehearsal["newest"] = null;
  for (const { response, respondent } of rows.slice(0, most)) {
    const { answers, language, completedAt } = response;
    const person = { variables: respondent.variables, language, timeZone };
    const context = answerContext(survey, person, (key) =>
      Object.hasOwn(answers, key) ? answers[key] : undefined,
    );
    if (evaluateFilter(alert.filter, context).outcome !== "pass") continue;
    days[first.until(dayOf(completedAt)).days]!++;
    newest ??= {
      at: completedAt.toISOString(),
      message: answerMessage({ survey, respondent, answers, automation: alert.name }, alert.locale, appUrl),
    };
  }
  return { looked: Math.min(rows.length, most), more: rows.length > most, days, newest };
}
