import { and, desc, eq, ilike, lt } from "drizzle-orm";
import type { Tx } from "@/db";
import { surveys } from "@/db/schema";
import { notFound } from "../errors";
import { containing } from "../list/containing";
import { afterOf, type Page, type Paged, pageOf } from "../list/page";

/** A survey as it is stored. */
export type Survey = typeof surveys.$inferSelect;

/** A survey as mails need it: without what is said and done on its pages. */
export type MailedSurvey = Omit<
  Survey,
  "welcome" | "thankYou" | "closesAt" | "theme" | "words" | "outdated"
> &
  Partial<Pick<Survey, "theme">>;

/** A question as it is stored. */
export type Question = Survey["questions"][number];

/** A background variable as it is stored. */
export type Variable = Survey["variables"][number];

/**
 * The surveys of a workspace, newest first.
 * @param search part of a title
 */
export async function listSurveys(
  db: Tx,
  workspaceId: string,
  page: Page,
  search?: string,
): Promise<Paged<Survey>> {
  const after = afterOf(page);
  const rows = await db
    .select()
    .from(surveys)
    .where(
      and(
        eq(surveys.workspaceId, workspaceId),
        search ? ilike(surveys.title, containing(search)) : undefined,
        after ? lt(surveys.id, after) : undefined,
      ),
    )
    .orderBy(desc(surveys.id))
    .limit(page.limit + 1);
  return pageOf(rows, page.limit);
}

/** A survey of the workspace, or undefined. */
export async function findSurvey(db: Tx, workspaceId: string, id: string): Promise<Survey | undefined> {
  const [row] = await db
    .select()
    .from(surveys)
    .where(and(eq(surveys.workspaceId, workspaceId), eq(surveys.id, id)));
  return row;
}

/** A survey of the workspace. @throws AppError not_found */
export async function getSurvey(db: Tx, workspaceId: string, id: string): Promise<Survey> {
  const row = await findSurvey(db, workspaceId, id);
  if (!row) throw notFound("survey");
  return row;
}
