import type { CommentPage } from "@/components/results/comments";
import type { Db } from "@/db";
import { afterOf, type Page } from "@/lib/list/page";
import type { ResponseFilter } from "@/lib/response/queries";
import { listComments } from "@/lib/response/results/comments";
import type { Survey } from "@/lib/survey/queries";
import { type ResultQuery, resultHref } from "./query";

/** So many texts are shown at once. */
const limit = 10;

/** The page that a cursor asks for; one that is none of ours asks for the first. */
function pageOf(cursor: string | string[] | undefined): Page {
  const page = { limit, cursor: typeof cursor === "string" ? cursor : undefined };
  try {
    return afterOf(page) ? page : { limit };
  } catch {
    return { limit };
  }
}

/** The page of texts of each text question that the URL asks for, by the question's key. */
export async function loadComments(
  db: Db,
  survey: Survey,
  query: ResultQuery,
  filter: ResponseFilter,
): Promise<Map<string, CommentPage>> {
  const questions = survey.questions.filter(({ type }) => type === "text");
  const pages = questions.map(async ({ key }): Promise<[string, CommentPage]> => {
    const name = `after.${key}`;
    const page = pageOf(query[name]);
    const { data, nextCursor } = await listComments(db, survey, key, page, filter);
    const hrefOf = (after: string | null) => `${resultHref({ ...query, [name]: after })}#question-${key}`;
    return [
      key,
      {
        comments: data,
        newest: page.cursor === undefined ? null : hrefOf(null),
        older: nextCursor === null ? null : hrefOf(nextCursor),
      },
    ];
  });
  return new Map(await Promise.all(pages));
}
