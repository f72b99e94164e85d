import { setImmediate } from "node:timers/promises";
import { and, desc, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { type Answers, type Filter, respondents, responses, type surveys } from "@/db/schema";
import { evaluateFilter } from "../filter/evaluate";
import { answerContext } from "../response/context";

/** The survey that an alert is about. */
export type Surveyed = typeof surveys.$inferSelect;
/** From a moment to before another. */
export type Span = { from: Date; to: Date };

/** An answered survey, and whether it passes an alert's filter. */
export type Judged = { id: string; completedAt: Date; answers: Answers; passes: boolean };

/** So many are held at a time. */
const portion = 500;
/** A filter may cost much over long texts: after so long others have their turn. */
const sliceMs = 20;

/** The answers to a survey that were completed within a span. */
export function within({ id }: Surveyed, { from, to }: Span): SQL | undefined {
  const { surveyId, completedAt } = responses;
  return and(eq(surveyId, id), gte(completedAt, from), lt(completedAt, to));
}

/** The answers within a span, each judged by an alert's filter, the newest first. */
export async function* judgedAnswers(
  db: Tx,
  survey: Surveyed,
  filter: Filter | null,
  span: Span,
  timeZone: string,
): AsyncGenerator<Judged> {
  // By id too: those of an import may all have been completed at the same moment.
  let after: Judged | undefined;
  let began = performance.now();
  const { id, completedAt, answers, language } = responses;
  for (;;) {
    const rows = await db
      .select({ id, completedAt, answers, language, variables: respondents.variables })
      .from(responses)
      .innerJoin(respondents, eq(respondents.id, responses.respondentId))
      .where(
        and(
          within(survey, span),
          after && sql`(${completedAt}, ${id}) < (${after.completedAt.toISOString()}, ${after.id})`,
        ),
      )
      .orderBy(desc(completedAt), desc(id))
      .limit(portion);
    for (const { variables, language, ...row } of rows) {
      const context = answerContext(survey, { variables, language, timeZone }, (key) =>
        Object.hasOwn(row.answers, key) ? row.answers[key] : undefined,
      );
      after = { ...row, passes: evaluateFilter(filter, context).outcome === "pass" };
      yield after;
      if (performance.now() - began < sliceMs) continue;
      await setImmediate();
      began = performance.now();
    }
    if (rows.length < portion) return;
  }
}
