import { and, count, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db";
import { automations, surveys } from "@/db/schema";
import { ever, sumsOf } from "../tally/read";

/** What hangs on a survey: people, answers, automations. */
export type SurveyUse = { respondents: number; responses: number; automations: number };

/** Counts what hangs on surveys of one workspace. */
export async function countUses(
  db: Tx,
  workspaceId: string,
  surveyIds: readonly string[],
): Promise<Map<string, SurveyUse>> {
  const sums = await sumsOf(db, surveyIds, { periods: ever });
  const rows = await db
    .select({ id: automations.surveyId, count: count() })
    .from(automations)
    .where(and(eq(automations.workspaceId, workspaceId), inArray(automations.surveyId, [...surveyIds])))
    .groupBy(automations.surveyId);
  const users = new Map(rows.map((row) => [row.id, row.count]));
  return new Map(
    [...sums].map(([id, { respondents = 0, responses = 0 }]) => [
      id,
      { respondents, responses, automations: users.get(id) ?? 0 },
    ]),
  );
}

/** The titles of surveys of one workspace by their ids. */
export async function surveyTitles(
  db: Tx,
  workspaceId: string,
  surveyIds: readonly string[],
): Promise<Map<string, string>> {
  if (surveyIds.length === 0) return new Map();
  const rows = await db
    .select({ id: surveys.id, title: surveys.title })
    .from(surveys)
    .where(and(eq(surveys.workspaceId, workspaceId), inArray(surveys.id, [...new Set(surveyIds)])));
  return new Map(rows.map(({ id, title }) => [id, title]));
}
