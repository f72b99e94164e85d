import type { CommentPage } from "@/components/results/comments";
import type { Db } from "@/db";
import { afterOf, type Page } from "@/lib/list/page";
import type { ResponseFilter } from "@/lib/response/queries";
import { bandsOf, listComments } from "@/lib/response/results/comments";
import { leadingOf } from "@/lib/response/results/movement";
import type { Survey } from "@/lib/survey/queries";
import { type ResultQuery, resultHref } from "./query";

/** So many people's texts are shown at once. */
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

/**
 * The page of comments that the URL asks for: `about` a question, from people with a `score` in a band, with `q` in them,
 * `after` a cursor. Null where a survey has no text questions.
 */
export async function loadComments(
  db: Db,
  survey: Survey,
  query: ResultQuery,
  filter: ResponseFilter,
): Promise<CommentPage | null> {
  const questions = survey.questions.filter(({ type }) => type === "text");
  if (questions.length === 0) return null;
  const leading = leadingOf(survey.questions);
  const bands = leading ? bandsOf(leading) : [];
  const band = bands.find(({ name }) => name === query.score) ?? null;
  const about = questions.find(({ key }) => key === query.about)?.key ?? null;
  // PostgreSQL holds no NUL.
  const search = typeof query.q === "string" ? query.q.replaceAll("\0", "").trim().slice(0, 300) : "";
  const asked = {
    ...(about === null ? {} : { about }),
    ...(band ? { band } : {}),
    ...(search === "" ? {} : { search }),
  };
  const page = pageOf(query.after);
  const { data, nextCursor, looked } = await listComments(db, survey, asked, page, filter);
  const hrefOf = (after: string | null) => `${resultHref({ ...query, after })}#comments`;
  return {
    ...{ comments: data, looked, questions, about, bands, band, search },
    newest: page.cursor === undefined ? null : hrefOf(null),
    older: nextCursor === null ? null : hrefOf(nextCursor),
  };
}
