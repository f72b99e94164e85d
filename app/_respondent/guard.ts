import type { Db } from "@/db";
import { database } from "@/db";
import { isDatabaseTrouble, withDeadline } from "@/lib/deadline";
import { AppError } from "@/lib/errors";
import { readForm } from "@/lib/http/form";
import { log } from "@/lib/log";
import { answerRefusal, type Said } from "./answer";

/**
 * Answers a respondent's request; where the database does not, a page says so within seconds, and the log says what
 * happened without naming anyone.
 */
export async function guard(request: Request, handle: (db: Db) => Promise<Response>): Promise<Response> {
  return await answer(request, () => withDeadline(handle(database())));
}

/** A posted form, or that it is larger than is taken. */
export type PostedForm = Awaited<ReturnType<typeof readForm>>;

/**
 * As `guard`, with the posted form, which is read only where the link leads somewhere; for it a slow phone may take its time.
 * @param limit bytes
 * @param link finds what the link belongs to, and tells what is said where that is nothing
 */
export async function guardForm(
  request: Request,
  limit: number,
  link: { find: (db: Db) => Promise<unknown>; unknown: Said },
  handle: (db: Db, form: PostedForm) => Promise<Response>,
): Promise<Response> {
  return await answer(request, async () => {
    if (!(await withDeadline(link.find(database())))) return await answerRefusal(link.unknown, request);
    const form = await readForm(request, limit);
    return await withDeadline(handle(database(), form));
  });
}

async function answer(request: Request, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const expected = error instanceof AppError || isDatabaseTrouble(error);
    if (expected) log().warn({ path: pathOf(request) }, "respondent's page: the database does not answer");
    else log().error({ path: pathOf(request), err: nameOf(error) }, "respondent's page failed");
    return await answerRefusal("trouble", request);
  }
}

/** Which page it was, without the token. */
function pathOf(request: Request): string {
  return new URL(request.url).pathname.replace(/^(\/[^/]+)\/[^/]+/, "$1/…");
}

/** A database error's message may quote the row, so only kind and code are told. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return "no Error";
  const code = (error.cause as { code?: string } | undefined)?.code ?? (error as { code?: string }).code;
  return code ? `${error.name} ${code}` : error.name;
}
