import { and, desc, eq, gte, lt, or } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";
import type { Db, Tx } from "@/db";
import { type Alert, type Filter, respondents, responses, type surveys } from "@/db/schema";
import { evaluateFilter } from "../filter/evaluate";
import { answerContext } from "../response/context";
import { npsScore } from "../response/results/results";
import { hasScale } from "../survey/question/type";
import type { DigestFacts } from "./compose";
import { scoreOf } from "./message";

/** When a digest is next due: at its local time, each day or each Monday. @param after that moment or later is not it */
export function nextDigest({ digest, at }: Alert, timeZone: string, after: Date): Date | null {
  if (digest === null) return null;
  const [hour = 8, minute = 0] = at.split(":").map(Number);
  const now = Temporal.Instant.fromEpochMilliseconds(after.getTime()).toZonedDateTimeISO(timeZone);
  // An hour that a day does not have is the one that follows it.
  for (let days = 0; ; days++) {
    const due = now.toPlainDate().add({ days }).toZonedDateTime({ timeZone, plainTime: { hour, minute } });
    const fits = digest === "daily" || due.dayOfWeek === 1;
    if (fits && due.epochMilliseconds > after.getTime()) return new Date(due.epochMilliseconds);
  }
}

/** The beginning of the period that ends at a moment: a day or a week of the calendar before it. */
export function periodBefore(digest: "daily" | "weekly", timeZone: string, to: Date): Date {
  const end = Temporal.Instant.fromEpochMilliseconds(to.getTime()).toZonedDateTimeISO(timeZone);
  return new Date(end.subtract({ days: digest === "daily" ? 1 : 7 }).epochMilliseconds);
}

/** Answers are read in portions; a digest of more than so many tells of the newest. */
const portion = 1_000;
const mostRead = 100_000;
const mostComments = 5;

/** What a digest tells of the answers that pass an alert's filter, between two moments. */
export async function digestFacts(
  db: Db,
  survey: typeof surveys.$inferSelect,
  filter: Filter | null,
  digest: "daily" | "weekly",
  { from, to }: { from: Date; to: Date },
  timeZone: string,
): Promise<DigestFacts> {
  const now = await sumOf(db, survey, filter, { from, to }, timeZone);
  const before = await sumOf(
    db,
    survey,
    filter,
    { from: periodBefore(digest, timeZone, from), to: from },
    timeZone,
  );
  const question = survey.questions.find(({ type }) => hasScale(type));
  return {
    ...{ from, to, count: now.count, before: before.count, comments: now.comments },
    score: question
      ? { question, now: scoreFrom(question.type, now), before: scoreFrom(question.type, before) }
      : null,
  };
}

type Sum = { count: number; scores: number[]; comments: DigestFacts["comments"] };

function scoreFrom(type: string, { scores }: Sum): number | null {
  if (scores.length === 0) return null;
  if (type !== "nps") return scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return npsScore(scores.filter((s) => s >= 9).length, scores.filter((s) => s <= 6).length, scores.length);
}

async function sumOf(
  db: Tx,
  survey: typeof surveys.$inferSelect,
  filter: Filter | null,
  { from, to }: { from: Date; to: Date },
  timeZone: string,
): Promise<Sum> {
  const sum: Sum = { count: 0, scores: [], comments: [] };
  const texts = survey.questions.filter(({ type }) => type === "text").map(({ key }) => key);
  // By id too: those of an import may all have been completed at the same moment.
  let after: { completedAt: Date; id: string } | undefined;
  for (let read = 0; read < mostRead; ) {
    const rows = await db
      .select({ response: responses, variables: respondents.variables })
      .from(responses)
      .innerJoin(respondents, eq(respondents.id, responses.respondentId))
      .where(
        and(
          eq(responses.surveyId, survey.id),
          gte(responses.completedAt, from),
          lt(responses.completedAt, to),
          after &&
            or(
              lt(responses.completedAt, after.completedAt),
              and(eq(responses.completedAt, after.completedAt), lt(responses.id, after.id)),
            ),
        ),
      )
      .orderBy(desc(responses.completedAt), desc(responses.id))
      .limit(portion);
    for (const { response, variables } of rows) {
      const { answers, language } = response;
      const context = answerContext(survey, { variables, language, timeZone }, (key) => answers[key]);
      if (evaluateFilter(filter, context).outcome !== "pass") continue;
      sum.count++;
      const score = scoreOf(survey.questions, answers);
      if (score !== null) sum.scores.push(score);
      for (const key of texts) {
        const text = answers[key];
        if (typeof text === "string" && text.trim() && sum.comments.length < mostComments)
          sum.comments.push({ text, score });
      }
    }
    read += rows.length;
    if (rows.length < portion) break;
    after = rows.at(-1)!.response;
  }
  return sum;
}
