import { and, desc, eq, lt, sql } from "drizzle-orm";
import type { Db } from "@/db";
import { respondents, responses } from "@/db/schema";
import { afterOf, type Page, type Paged, pageOf } from "../../list/page";
import type { Survey } from "../../survey/queries";
import { hasScale } from "../../survey/question/type";
import { matching, type ResponseFilter } from "../queries";

/** A text answer with its response, and the answer to the survey's first scale beside it. */
export type Comment = {
  id: string;
  respondentId: string;
  text: string;
  at: Date;
  language: string;
  score: number | null;
  variables: Record<string, string>;
};

/**
 * What people wrote to a text question, newest first.
 * @throws AppError invalid_request where the cursor is none of ours
 */
export async function listComments(
  db: Db,
  { workspaceId, id, questions }: Pick<Survey, "workspaceId" | "id" | "questions">,
  key: string,
  page: Page,
  filter: ResponseFilter,
): Promise<Paged<Comment>> {
  const scale = questions.find(({ type }) => hasScale(type))?.key ?? null;
  const after = afterOf(page);
  const rows = await db
    .select({
      id: responses.id,
      respondentId: responses.respondentId,
      text: sql<string>`${responses.answers} ->> ${key}`,
      at: responses.completedAt,
      language: responses.language,
      score: sql<string | number | string[] | null>`${responses.answers} -> ${scale}::text`,
      variables: respondents.variables,
    })
    .from(responses)
    .innerJoin(respondents, eq(respondents.id, responses.respondentId))
    .where(
      and(
        matching(workspaceId, id, filter),
        sql`${responses.answers} ->> ${key} is not null`,
        after ? lt(responses.id, after) : undefined,
      ),
    )
    .orderBy(desc(responses.id))
    .limit(page.limit + 1);
  const comments = rows.map(({ score, ...row }) => ({
    ...row,
    score: typeof score === "number" ? score : null,
  }));
  return pageOf(comments, page.limit);
}
