import { and, desc, eq, gte, isNull, lt, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { type FollowUp, partialResponses, respondents, responses } from "@/db/schema";
import { notFound } from "../errors";
import { afterOf, type Page, type Paged, pageOf } from "../list/page";
import { countAnswers } from "../survey/use";
import type { Answers } from "./answers";

/** A response with whom it is from. */
export type ListedResponse = {
  id: string;
  surveyId: string;
  respondentId: string;
  email: string;
  firstName: string | null;
  lastName: string | null;
  language: string;
  variables: Record<string, string>;
  answers: Answers;
  status: "complete" | "partial";
  /** Null where it is not yet complete. */
  completedAt: Date | null;
  /** When something was last answered. */
  updatedAt: Date;
  /** Whether somebody is to act on it, or has. */
  followUp: FollowUp | null;
  note: string | null;
};

/**
 * Which responses of a survey: of a language, completed from a moment on, before another, from people who have these
 * values of background variables, to be followed up or so done. `status`: those completed if left out; partial ones are dated by what was answered last.
 */
export type ResponseFilter = {
  status?: "complete" | "partial" | "all";
  followUp?: FollowUp;
  language?: string;
  since?: Date;
  until?: Date;
  variables?: Readonly<Record<string, string>>;
};

const columns = {
  id: responses.id,
  surveyId: responses.surveyId,
  respondentId: responses.respondentId,
  email: respondents.email,
  firstName: respondents.firstName,
  lastName: respondents.lastName,
  language: responses.language,
  variables: respondents.variables,
  answers: responses.answers,
  completedAt: responses.completedAt,
  followUp: responses.followUp,
  note: responses.note,
};

const { answers: _answers, completedAt: _completedAt, followUp: _followUp, note: _note, ...common } = columns;
const partialColumns = {
  ...common,
  id: partialResponses.id,
  surveyId: partialResponses.surveyId,
  respondentId: partialResponses.respondentId,
  language: partialResponses.language,
  answers: partialResponses.answers,
  touchedAt: partialResponses.touchedAt,
};

/** The responses of a survey, newest first. */
export async function listResponses(
  db: Tx,
  workspaceId: string,
  surveyId: string,
  page: Page,
  filter: ResponseFilter = {},
): Promise<Paged<ListedResponse>> {
  const after = afterOf(page);
  return pageOf(await some(db, workspaceId, surveyId, filter, after, page.limit + 1), page.limit);
}

/** A response of the workspace, complete or only begun. @throws AppError not_found */
export async function getResponse(db: Tx, workspaceId: string, id: string): Promise<ListedResponse> {
  const [row] = await db
    .select(columns)
    .from(responses)
    .innerJoin(respondents, eq(respondents.id, responses.respondentId))
    .where(and(eq(responses.workspaceId, workspaceId), eq(responses.id, id)));
  if (row) return complete(row);
  const [begun] = await db
    .select(partialColumns)
    .from(partialResponses)
    .innerJoin(respondents, eq(respondents.id, partialResponses.respondentId))
    .where(
      and(
        eq(partialResponses.workspaceId, workspaceId),
        eq(partialResponses.id, id),
        isNull(respondents.answeredAt),
      ),
    );
  if (!begun) throw notFound("response");
  return partial(begun);
}

const complete = <Row extends { completedAt: Date }>(row: Row) => ({
  ...row,
  ...{ status: "complete" as const, updatedAt: row.completedAt },
});

const partial = <Row extends { touchedAt: Date }>({ touchedAt, ...row }: Row) => ({
  ...row,
  ...{ status: "partial" as const, completedAt: null, updatedAt: touchedAt, followUp: null, note: null },
});

/** Every response of a survey, newest first, in portions of so many: for exports and results of any size. */
export async function* eachResponse(
  db: Tx,
  workspaceId: string,
  surveyId: string,
  filter: ResponseFilter = {},
  portion = 1000,
): AsyncGenerator<ListedResponse> {
  let after: string | undefined;
  do {
    const rows = await some(db, workspaceId, surveyId, filter, after, portion);
    yield* rows;
    after = rows.length === portion ? rows.at(-1)?.id : undefined;
  } while (after !== undefined);
}

/** What a respondent answered; nothing where they have not yet. */
export async function answersOf(db: Tx, respondentId: string): Promise<Answers> {
  const [row] = await db
    .select({ answers: responses.answers })
    .from(responses)
    .where(eq(responses.respondentId, respondentId));
  return row?.answers ?? {};
}

/** How far the respondents of a survey came: how many there are, opened their link, answered. */
export async function countProgress(
  db: Tx,
  workspaceId: string,
  surveyId: string,
): Promise<{ respondents: number; opened: number; answered: number }> {
  const [row] = await db
    .select({
      respondents: sql<number>`count(*)::int`,
      opened: sql<number>`count(${respondents.openedAt})::int`,
      answered: sql<number>`count(${respondents.answeredAt})::int`,
    })
    .from(respondents)
    .where(and(eq(respondents.workspaceId, workspaceId), eq(respondents.surveyId, surveyId)));
  return row!;
}

/** So many of the responses asked for, the newest first, after one. */
async function some(
  db: Tx,
  workspaceId: string,
  surveyId: string,
  { status = "complete", ...filter }: ResponseFilter,
  after: string | undefined,
  limit: number,
): Promise<ListedResponse[]> {
  const whole =
    status === "partial" ? [] : await completeOnes(db, workspaceId, surveyId, filter, after, limit);
  // What is only begun is not followed up.
  const begun =
    status === "complete" || filter.followUp
      ? []
      : await partialOnes(db, workspaceId, surveyId, filter, after, limit);
  if (begun.length === 0) return whole;
  return [...whole, ...begun].sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, limit);
}

type Some = [Tx, string, string, Omit<ResponseFilter, "status">, string | undefined, number];

async function completeOnes(...[db, workspaceId, surveyId, filter, after, limit]: Some) {
  const rows = await db
    .select(columns)
    .from(responses)
    .innerJoin(respondents, eq(respondents.id, responses.respondentId))
    .where(and(matching(workspaceId, surveyId, filter), after ? lt(responses.id, after) : undefined))
    .orderBy(desc(responses.id))
    .limit(limit);
  return rows.map(complete);
}

async function partialOnes(...[db, workspaceId, surveyId, filter, after, limit]: Some) {
  const { language, since, until, variables } = filter;
  const rows = await db
    .select(partialColumns)
    .from(partialResponses)
    .innerJoin(respondents, eq(respondents.id, partialResponses.respondentId))
    .where(
      and(
        eq(partialResponses.workspaceId, workspaceId),
        eq(partialResponses.surveyId, surveyId),
        isNull(respondents.answeredAt),
        language ? eq(partialResponses.language, language) : undefined,
        since ? gte(partialResponses.touchedAt, since) : undefined,
        until ? lt(partialResponses.touchedAt, until) : undefined,
        variables ? having(variables) : undefined,
        after ? lt(partialResponses.id, after) : undefined,
      ),
    )
    .orderBy(desc(partialResponses.id))
    .limit(limit);
  return rows.map(partial);
}

/** The condition under which a response, joined with its respondent, is one of those asked for. */
export function matching(
  workspaceId: string,
  surveyId: string,
  { language, since, until, variables, followUp }: ResponseFilter,
): SQL {
  return and(
    eq(responses.workspaceId, workspaceId),
    eq(responses.surveyId, surveyId),
    language ? eq(responses.language, language) : undefined,
    since ? gte(responses.completedAt, since) : undefined,
    until ? lt(responses.completedAt, until) : undefined,
    variables ? having(variables) : undefined,
    followUp ? eq(responses.followUp, followUp) : undefined,
  )!;
}

/** The condition under which a respondent has these values. */
export function having(variables: Readonly<Record<string, string>>): SQL {
  return sql`${respondents.variables} @> ${JSON.stringify(variables)}::jsonb`;
}

/** The keys under which the responses of a survey have answers, in alphabetical order: an external one has no questions. */
export async function answerKeysOf(db: Tx, workspaceId: string, surveyId: string): Promise<string[]> {
  return [...(await countAnswers(db, workspaceId, surveyId)).keys()].sort();
}
