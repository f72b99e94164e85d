import { and, desc, eq, gte, lt, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db";
import { type FollowUp, type Question, respondents, responses } from "@/db/schema";
import { containing } from "../../list/containing";
import { afterOf, cursorOf, type Page, pageOf } from "../../list/page";
import type { Survey } from "../../survey/queries";
import { scaleOf } from "../answers";
import { matching, type ResponseFilter } from "../queries";
import { leadingOf } from "./movement";

/** So many responses are looked at for one page of comments. */
const looked = 10_000;

/** What a person wrote, with the answer to the survey's leading scale beside it. */
export type Comment = {
  id: string;
  respondentId: string;
  /** By the question's key, in the order of the survey; only what was looked for. */
  texts: { key: string; text: string }[];
  at: Date;
  language: string;
  score: number | null;
  variables: Record<string, string>;
  followUp: FollowUp | null;
};

/** A part of a scale, both ends included. */
export type Band = { name: "low" | "middle" | "high"; low: number; high: number };

/** Which comments: on one question, from people with a score in a band, with words in them. */
export type CommentFilter = { about?: string; band?: Band; search?: string };

/** A page of comments; where `looked` is given, so many responses were looked at and the next page looks further back. */
export type CommentList = { data: Comment[]; nextCursor: string | null; looked: number | null };

/** The bands of a scale: of nps those who detract, are passive, promote; else what is below, in and above the middle. */
export function bandsOf(question: Question): Band[] {
  if (question.type === "nps") return bands(0, 6, 9, 10);
  const { low, high } = scaleOf(question);
  const middle = (low + high) / 2;
  return bands(low, Math.ceil(middle) - 1, Math.floor(middle) + 1, high);
}

function bands(low: number, below: number, above: number, high: number): Band[] {
  const middle: Band[] = above - below > 1 ? [{ name: "middle", low: below + 1, high: above - 1 }] : [];
  return [{ name: "low", low, high: below }, ...middle, { name: "high", low: above, high }];
}

/**
 * What people wrote to the text questions of a survey, newest first, a person's texts together. However few fit, only so
 * many responses are looked at for a page.
 * @throws AppError invalid_request where the cursor is none of ours
 */
export async function listComments(
  db: Db,
  { workspaceId, id, questions }: Pick<Survey, "workspaceId" | "id" | "questions">,
  { about, band, search }: CommentFilter,
  page: Page,
  filter: ResponseFilter,
): Promise<CommentList> {
  const texts = questions.filter(({ key, type }) => type === "text" && (about ?? key) === key);
  if (texts.length === 0) return { data: [], nextCursor: null, looked: null };
  const after = afterOf(page);
  const score = sql`${responses.answers} -> ${leadingOf(questions)?.key ?? null}::text`;
  const number = sql`case jsonb_typeof(${score}) when 'number' then (${score})::float8 end`;
  const like = search ? containing(search) : null;
  const has = ({ key }: Question): SQL => {
    const text = sql`${responses.answers} ->> ${key}`;
    return like ? sql`${text} ilike ${like}` : sql`${text} is not null`;
  };
  const found = (each: Question) => {
    const text = sql`${responses.answers} ->> ${each.key}`;
    return sql`case when ${has(each)} then jsonb_build_object('key', ${each.key}::text, 'text', ${text}) end`;
  };
  const own = and(
    eq(responses.workspaceId, workspaceId),
    eq(responses.surveyId, id),
    after ? lt(responses.id, after) : undefined,
  );
  const [end] = await db
    .select({ id: responses.id })
    .from(responses)
    .where(own)
    .orderBy(desc(responses.id))
    .offset(looked - 1)
    .limit(1);
  // One person at a time: joined, the planner may read every respondent there is.
  const person = sql`(select variables from ${respondents} where ${respondents.id} = ${responses.respondentId})`;
  const { variables, ...others } = filter;
  const rows = await db
    .select({
      id: responses.id,
      respondentId: responses.respondentId,
      texts: sql<
        ({ key: string; text: string } | null)[]
      >`jsonb_build_array(${sql.join(texts.map(found), sql`, `)})`,
      at: responses.completedAt,
      language: responses.language,
      score: sql<number | null>`${number}`,
      variables: sql<Record<string, string>>`${person}`,
      followUp: responses.followUp,
    })
    .from(responses)
    .where(
      and(
        own,
        end ? gte(responses.id, end.id) : undefined,
        matching(workspaceId, id, others),
        or(...texts.map(has)),
        band ? sql`${number} between ${band.low} and ${band.high}` : undefined,
        variables ? sql`${person} @> ${JSON.stringify(variables)}::jsonb` : undefined,
      ),
    )
    .orderBy(desc(responses.id))
    .limit(page.limit + 1);
  const comments = rows.map((row) => ({ ...row, texts: row.texts.filter((each) => each !== null) }));
  const paged = pageOf(comments, page.limit);
  if (paged.nextCursor !== null || !end) return { ...paged, looked: null };
  return { ...paged, nextCursor: cursorOf(end.id), looked };
}
