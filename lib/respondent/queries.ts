import { and, desc, eq, getTableColumns, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { images, partialResponses, respondents, surveys, type Theme, workspaces } from "@/db/schema";
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
  /** What they have answered so far. */
  begun: typeof partialResponses.$inferSelect | null;
  /** `name` is the one that people know. */
  sender: { id: string; name: string; timeZone: string; theme: Theme | null };
  /** Of the survey's theme, else of its sender's. */
  logo: { id: string; width: number; height: number } | null;
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
  const before = after ? sql` and id < ${after}` : sql``;
  // Of each survey as many as the page may take: no index has the respondents of all surveys in a row.
  const own = surveyId === null ? sql`` : sql` and s.id = ${surveyId}`;
  const found = sql`
    select r.id from surveys s, lateral (
      select id from respondents where survey_id = s.id${before} order by id desc limit ${page.limit + 1}) r
    where s.workspace_id = ${workspaceId}${own}`;
  const rows = await db
    .select(listed)
    .from(respondents)
    .where(
      and(
        eq(respondents.workspaceId, workspaceId),
        surveyId === null ? undefined : eq(respondents.surveyId, surveyId),
        after ? lt(respondents.id, after) : undefined,
        sql`${respondents.id} in (${search ? searching(workspaceId, surveyId, search) : found})`,
      ),
    )
    .orderBy(desc(respondents.id))
    .limit(page.limit + 1);
  return pageOf(rows, page.limit);
}

/** A text is looked for within the newest addresses and names, and at the beginning of the addresses of all: so many of each. */
const respondentReach = { newest: 10_000, beginning: 5_000 };

function searching(workspaceId: string, surveyId: string | null, search: string): SQL {
  const like = containing(search);
  const own = surveyId === null ? sql`` : sql` and s.id = ${surveyId}`;
  return sql`
    select id from (
      select r.id, r.email, r.first_name, r.last_name from surveys s, lateral (
        select id, email, first_name, last_name from respondents where survey_id = s.id order by id desc limit ${respondentReach.newest}) r
      where s.workspace_id = ${workspaceId}${own} order by r.id desc limit ${respondentReach.newest}) newest
    where email ilike ${like} or first_name ilike ${like} or last_name ilike ${like}
    union all select id from (
      select id from respondents where workspace_id = ${workspaceId} and lower(email) like ${like.slice(1).toLowerCase()}
      order by lower(email) using ~<~ limit ${respondentReach.beginning}) beginning`;
}

/** What a survey's page needs beside the person. */
const asked = {
  survey: surveys,
  sender: {
    id: workspaces.id,
    name: sql<string>`coalesce(${workspaces.senderName}, ${workspaces.name})`,
    timeZone: workspaces.timeZone,
    theme: workspaces.theme,
  },
  logo: { id: images.id, width: images.width, height: images.height },
};

const logoOf = sql`${images.id} = coalesce(${surveys.theme}, ${workspaces.theme}) ->> 'logo'`;

const isToken = (token: string) => /^[\w-]{16,128}$/.test(token);

/** Whether a personal link leads to somebody. */
export async function isLink(db: Tx, token: string): Promise<boolean> {
  if (!isToken(token)) return false;
  const { id } = respondents;
  return (await db.select({ id }).from(respondents).where(eq(respondents.token, token))).length > 0;
}

/** Who holds a personal link, or undefined. The token is the key here: it belongs to one workspace. */
export async function findVisitor(db: Tx, token: string): Promise<Visitor | undefined> {
  if (!isToken(token)) return undefined;
  const [row] = await db
    .select({ respondent: respondents, begun: partialResponses, ...asked })
    .from(respondents)
    .innerJoin(surveys, eq(surveys.id, respondents.surveyId))
    .innerJoin(workspaces, eq(workspaces.id, respondents.workspaceId))
    .leftJoin(partialResponses, eq(partialResponses.respondentId, respondents.id))
    .leftJoin(images, logoOf)
    .where(eq(respondents.token, token));
  return row;
}

/** Who holds each of these links, or undefined, in their order; each survey is read once, however many answer it. */
export async function findVisitors(db: Tx, tokens: readonly string[]): Promise<(Visitor | undefined)[]> {
  const known = tokens.filter(isToken);
  const people = await db
    .select({ respondent: respondents, begun: partialResponses })
    .from(respondents)
    .leftJoin(partialResponses, eq(partialResponses.respondentId, respondents.id))
    .where(inArray(respondents.token, known));
  const surveyIds = [...new Set(people.map(({ respondent }) => respondent.surveyId))];
  const found = await db
    .select(asked)
    .from(surveys)
    .innerJoin(workspaces, eq(workspaces.id, surveys.workspaceId))
    .leftJoin(images, logoOf)
    .where(inArray(surveys.id, surveyIds));
  const surveyOf = new Map(found.map((each) => [each.survey.id, each]));
  const visitors = people.flatMap(({ respondent, begun }): [string, Visitor][] => {
    const survey = surveyOf.get(respondent.surveyId);
    return survey ? [[respondent.token, { respondent, begun, ...survey }]] : [];
  });
  const visitorOf = new Map(visitors);
  return tokens.map((token) => visitorOf.get(token));
}
