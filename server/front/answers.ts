import type { IncomingMessage } from "node:http";
import type { Db } from "@/db";
import type { Clock } from "@/lib/clock";
import { isDatabaseTrouble, timeoutBudget, withDeadline } from "@/lib/deadline";
import { AppError } from "@/lib/errors";
import { parseForm } from "@/lib/http/form";
import { parseMediaType } from "@/lib/http/media-type";
import { isCrossSite } from "@/lib/http/origin";
import { secrecy } from "@/lib/http/secrecy";
import { log } from "@/lib/log";
import { findVisitors } from "@/lib/respondent/queries";
import { readPostedForm, takeForm } from "@/lib/response/posted-form";
import { type Completed, storeResponses } from "@/lib/response/store";
import { together } from "@/lib/together";
import type { Page } from "./pages";
import { refuse } from "./refuse";
import { reply } from "./reply";

const surveyPath = /^\/s\/([^/?]+)(?:\?|$)/;

/** What taking answers needs of its process. `wakePosts`: called after a commit with the time of the first post. */
export type AnswersDeps = { db: Db; clock: Clock; appUrl: string; wakePosts: (at: Date) => void };

/**
 * Takes the answers of surveys without Next, those that come in the same moment together. Whatever needs a page drawn,
 * such as a fault to be shown, goes to the pages, and so does what went wrong here.
 */
export function takingAnswers({ db, clock, appUrl, wakePosts }: AnswersDeps, page: Page): Page {
  const find = together((tokens: string[]) => withDeadline(findVisitors(db, tokens)));
  const store = together((completed: Completed[]) =>
    withDeadline(db.transaction((tx) => storeResponses(tx, completed, clock()))),
  );

  async function take(token: string, request: IncomingMessage, body: Buffer): Promise<string | null> {
    if (isCrossSite(new Headers(request.headers as Record<string, string>), appUrl)) return null;
    const form = await parseForm(body, request.headers["content-type"] ?? "");
    if (!form.ok) return null;
    const budget = timeoutBudget();
    const visitor = await budget.wait(() => find(token));
    if (!visitor) return null;
    const posted = readPostedForm(visitor, form.value);
    if (posted.onlyShown) return null;
    const taken = await budget.wait(() => takeForm(db, visitor, posted, clock(), wakePosts, store));
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
      if (!(error instanceof AppError) && !isDatabaseTrouble(error)) return page(request, response, body);
      log().warn({ path: "/s/…" }, "answers: the database does not answer");
      refuse("unavailable", request, response);
    }
  };
}

/** Whose answers a request posts as a plain form; undefined where it is another request. */
function tokenOf({ method, url = "", headers }: IncomingMessage): string | undefined {
  if (method !== "POST") return undefined;
  const { type } = parseMediaType(headers["content-type"] ?? "");
  return type === "application/x-www-form-urlencoded" ? surveyPath.exec(url)?.[1] : undefined;
}
