import type { IncomingMessage } from "node:http";
import type { Db } from "@/db";
import type { Clock } from "@/lib/clock";
import { isDatabaseTrouble, timeoutBudget, withDeadline } from "@/lib/deadline";
import { AppError } from "@/lib/errors";
import { readFormBytes } from "@/lib/http/form";
import { parseMediaType } from "@/lib/http/media-type";
import { isCrossSite } from "@/lib/http/origin";
import { secrecy } from "@/lib/http/secrecy";
import { log } from "@/lib/log";
import { findVisitors } from "@/lib/respondent/queries";
import { readSurveyForm, takeSurveyForm } from "@/lib/response/form/survey-form";
import { type Completed, storeResponses } from "@/lib/response/store";
import { together } from "@/lib/together";
import type { Page } from "./pages";
import { refuse } from "./refuse";
import { reply } from "./reply";

/** No other can be a personal link's. */
const surveyPath = /^\/s\/([\w-]{16,128})(?:\?|$)/;

/** What taking answers needs of its process. `wakePosts`: called after a commit with the time of the first post. */
export type AnswersDeps = { db: Db; clock: Clock; appUrl: string; wakePosts: (at: Date) => void };

/**
 * Takes the answers of surveys without Next, those that come in the same moment together. Whatever needs a page drawn,
 * such as a fault to be shown, goes to the pages, and so does what went wrong here.
 */
export function takingAnswers({ db, clock, appUrl, wakePosts }: AnswersDeps, page: Page): Page {
  const find = together((tokens: string[]) => told(findVisitors(db, tokens)));
  const store = together((completed: Completed[]) =>
    told(db.transaction((tx) => storeResponses(tx, completed, clock()))),
  );

  async function take(token: string, request: IncomingMessage, body: Buffer): Promise<string | null> {
    const { headers } = request;
    if (isCrossSite({ get: (name) => (headers[name] as string | undefined) ?? null }, appUrl)) return null;
    const budget = timeoutBudget();
    const visitor = await budget.wait(() => find(token));
    if (!visitor) return null;
    // Only now, so that nobody without a link has a form parsed.
    const form = await readFormBytes(body, headers["content-type"] ?? "");
    if (!form.ok) return null;
    const posted = readSurveyForm(visitor, form.value);
    if (posted.onlyShown) return null;
    const taken = await budget.wait(() => takeSurveyForm(db, visitor, posted, clock(), wakePosts, store));
    return taken.ok ? taken.value : null;
  }

  return async (request, response, body) => {
    const token = tokenOf(request);
    if (token === undefined) return page(request, response, body);
    try {
      const location = await take(token, request, body);
      if (location === null) return page(request, response, body);
      await reply(request, response, { status: 303, headers: { ...secrecy(), location }, body: "" });
    } catch (error) {
      if (!isTrouble(error)) return page(request, response, body);
      log().warn({ path: "/s/…" }, "answers: the database does not answer");
      refuse("unavailable", request, response);
    }
  };
}

const isTrouble = (error: unknown) => error instanceof AppError || isDatabaseTrouble(error);

/** Waits for what is done for several together, and tells once what went wrong: the pages would make up for it unseen. */
async function told<T>(work: Promise<T>): Promise<T> {
  try {
    return await withDeadline(work);
  } catch (error) {
    if (!isTrouble(error))
      log().error({ path: "/s/…", err: error }, "answers failed together; the pages take each by itself");
    throw error;
  }
}

/** Whose answers a request posts as a plain form; undefined where it is another request. */
function tokenOf({ method, url = "", headers }: IncomingMessage): string | undefined {
  if (method !== "POST") return undefined;
  const { type } = parseMediaType(headers["content-type"] ?? "");
  return type === "application/x-www-form-urlencoded" ? surveyPath.exec(url)?.[1] : undefined;
}
