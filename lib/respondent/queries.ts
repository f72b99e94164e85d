import { and, desc, eq, getTableColumns, ilike, lt, or } from "drizzle-orm";
import type { Tx } from "@/db";
import { respondents, surveys, workspaces } from "@/db/schema";
import { containing } from "../list/containing";
import { afterOf, type Page, type Paged, pageOf } from "../list/page";

/** A respondent as it is stored. */
export type Respondent = typeof respondents.$inferSelect;

/** A respondent as it is listed: without the token, which opens the personal link. */
export type ListedRespondent = Omit<Respondent, "token" | "firstSeenAt">;

/** A respondent with what the pages behind the personal link need. */
export type Visitor = {
  respondent: Respondent;
  survey: typeof surveys.$inferSelect;
  sender: { id: string; name: string; timeZone: string };
};

const { token: _token, firstSeenAt: _firstSeenAt, ...listed } = getTableColumns(respondents);

/**
 * The respondents of a survey, or of the whole workspace, newest first.
 * @param surveyId null: all surveys
 * @param search part of an address or a name
 */
export async function listRespondents(
  db: Tx,
  workspaceId: string,
  surveyId: string | null,
  page: Page,
  search?: string,
): Promise<Paged<ListedRespondent>> {
  const after = afterOf(page);
  const like = search ? containing(search) : undefined;
  const rows = await db
    .select(listed)
    .from(respondents)
    .where(
      and(
        eq(respondents.workspaceId, workspaceId),
        surveyId === null ? undefined : eq(respondents.surveyId, surveyId),
        after ? lt(respondents.id, after) : undefined,
        like
          ? or(
              ilike(respondents.email, like),
              ilike(respondents.firstName, like),
              ilike(respondents.lastName, like),
            )
          : undefined,
      ),
    )
    .orderBy(desc(respondents.id))
    .limit(page.limit + 1);
  return pageOf(rows, page.limit);
}

/** Who holds a personal link, or undefined. The token is the key here: it belongs to one workspace. */
export async function findVisitor(db: Tx, token: string): Promise<Visitor | undefined> {
  if (!/^[\w-]{16,128}$/.test(token)) return undefined;
  const [row] = await db
    .select({
      respondent: respondents,
      survey: surveys,
      sender: { id: workspaces.id, name: workspaces.name, timeZone: workspaces.timeZone },
    })
    .from(respondents)
    .innerJoin(surveys, eq(surveys.id, respondents.surveyId))
    .innerJoin(workspaces, eq(workspaces.id, respondents.workspaceId))
    .where(eq(respondents.token, token));
  return row;
}
