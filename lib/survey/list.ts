import { and, count, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db";
import { automations, respondents, responses, surveys } from "@/db/schema";

/** What hangs on a survey: people, answers, automations. */
export type SurveyUse = { respondents: number; responses: number; automations: number };

/** Counts what hangs on surveys of one workspace. */
export async function countUses(
  db: Tx,
  workspaceId: string,
  surveyIds: readonly string[],
): Promise<Map<string, SurveyUse>> {
  const ids = [...surveyIds];
  const found = new Map<string, SurveyUse>(
    ids.map((id) => [id, { respondents: 0, responses: 0, automations: 0 }]),
  );
  if (ids.length === 0) return found;
  for (const [name, table] of [
    ["respondents", respondents],
    ["responses", responses],
    ["automations", automations],
  ] as const) {
    const rows = await db
      .select({ id: table.surveyId, count: count() })
      .from(table)
      .where(and(eq(table.workspaceId, workspaceId), inArray(table.surveyId, ids)))
      .groupBy(table.surveyId);
    for (const row of rows) {
      const use = row.id === null ? undefined : found.get(row.id);
      if (use) use[name] = row.count;
    }
  }
  return found;
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
