import { and, desc, or, sql } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";
import type { Tx } from "@/db";
import { type Alert, type Answers, type Filter, responses } from "@/db/schema";
import { npsScore } from "../response/results/results";
import { hasScale } from "../survey/question/type";
import { judgedAnswers, type Span, type Surveyed, within } from "./answers";
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

const mostComments = 5;

/** What a digest tells of the answers that pass an alert's filter, between two moments, however many they are. */
export async function digestFacts(
  db: Tx,
  survey: Surveyed,
  filter: Filter | null,
  digest: "daily" | "weekly",
  { from, to }: Span,
  timeZone: string,
): Promise<DigestFacts> {
  const sumOf = async (span: Span): Promise<SumWithComments> =>
    filter === null ? await sumOfAll(db, survey, span) : await sumOfSome(db, survey, filter, span, timeZone);
  const now = await sumOf({ from, to });
  const before = await sumOf({ from: periodBefore(digest, timeZone, from), to: from });
  const comments = now.comments ?? (await commentsOf(db, survey, { from, to }));
  const question = scaleOf(survey);
  return {
    ...{ from, to, count: now.count, before: before.count, comments },
    score: question
      ? { question, now: scoreFrom(question.type, now), before: scoreFrom(question.type, before) }
      : null,
  };
}

const scaleOf = ({ questions }: Surveyed) => questions.find(({ type }) => hasScale(type));
const textsOf = ({ questions }: Surveyed) =>
  questions.filter(({ type }) => type === "text").map(({ key }) => key);

/** `scored`: how many have a score; `sum`: of all scores. */
type Sum = { count: number; scored: number; sum: number; promoters: number; detractors: number };
type SumWithComments = Sum & { comments?: DigestFacts["comments"] };

function scoreFrom(type: string, { scored, sum, promoters, detractors }: Sum): number | null {
  if (scored === 0) return null;
  return type === "nps" ? npsScore(promoters, detractors, scored) : sum / scored;
}

/** Without a filter, the database sums up. */
async function sumOfAll(db: Tx, survey: Surveyed, span: Span): Promise<Sum> {
  const key = scaleOf(survey)?.key ?? "";
  const scores = db
    .select({
      score:
        sql<number>`case when jsonb_typeof(${responses.answers} -> ${key}) = 'number' then (${responses.answers} ->> ${key})::float8 end`.as(
          "score",
        ),
    })
    .from(responses)
    .where(within(survey, span))
    .as("scores");
  const [row] = await db
    .select({
      count: sql<number>`count(*)::int`,
      scored: sql<number>`count(score)::int`,
      sum: sql<number>`coalesce(sum(score), 0)`,
      promoters: sql<number>`(count(*) filter (where score >= 9))::int`,
      detractors: sql<number>`(count(*) filter (where score <= 6))::int`,
    })
    .from(scores);
  return row!;
}

/** The newest comments, of answers that have one. */
async function commentsOf(db: Tx, survey: Surveyed, span: Span): Promise<DigestFacts["comments"]> {
  const texts = textsOf(survey);
  if (texts.length === 0) return [];
  const written = texts.map((key) => sql`${responses.answers} ->> ${key} ~ '[^[:space:]]'`);
  const rows = await db
    .select({ answers: responses.answers })
    .from(responses)
    .where(and(within(survey, span), or(...written)))
    .orderBy(desc(responses.completedAt), desc(responses.id))
    .limit(mostComments);
  return rows.flatMap(({ answers }) => commentsIn(survey, answers, texts)).slice(0, mostComments);
}

function commentsIn({ questions }: Surveyed, answers: Answers, texts: readonly string[]) {
  const score = scoreOf(questions, answers);
  return texts.flatMap((key) => {
    const text = answers[key];
    return typeof text === "string" && text.trim() ? [{ text, score }] : [];
  });
}

/** With a filter, each answer is judged, the newest first. */
async function sumOfSome(
  db: Tx,
  survey: Surveyed,
  filter: Filter,
  span: Span,
  timeZone: string,
): Promise<SumWithComments> {
  const total: Sum = { count: 0, scored: 0, sum: 0, promoters: 0, detractors: 0 };
  const comments: DigestFacts["comments"] = [];
  const texts = textsOf(survey);
  for await (const { passes, answers } of judgedAnswers(db, survey, filter, span, timeZone)) {
    if (!passes) continue;
    total.count++;
    if (comments.length < mostComments) comments.push(...commentsIn(survey, answers, texts));
    const score = scoreOf(survey.questions, answers);
    if (score === null) continue;
    total.scored++;
    total.sum += score;
    if (score >= 9) total.promoters++;
    if (score <= 6) total.detractors++;
  }
  return { ...total, comments: comments.slice(0, mostComments) };
}
