import { randomBytes } from "node:crypto";
import type { ReactElement } from "react";
import { RespondentDocument } from "@/components/respondent/document";
import { Notice } from "@/components/respondent/notice";
import { secrecy } from "@/lib/http/secrecy";
import { preferredLanguage, wordsFor } from "@/lib/survey/words";

/** What a respondent's page consists of. */
export type Page = {
  status?: number;
  language: string;
  title: string;
  ground?: "paper" | "desk";
  openedUrl?: string;
  rules?: string | undefined;
  redirect?: string;
  /** `no-referrer` if left out. */
  referrer?: "same-origin";
  headers?: Record<string, string>;
  content: ReactElement;
};

/**
 * The page as an answer: a whole document without script, never stored, never indexed, and with no referrer, since its
 * address is a secret.
 */
export async function answerPage({ status = 200, content, headers, ...page }: Page): Promise<Response> {
  // Next refuses a static import of react-dom/server in a route.
  const { renderToStaticMarkup } = await import("react-dom/server");
  const nonce = randomBytes(16).toString("base64");
  const html = renderToStaticMarkup(
    <RespondentDocument {...page} nonce={nonce}>
      {content}
    </RespondentDocument>,
  );
  return new Response(`<!doctype html>${html}`, {
    status,
    headers: { ...secrecy(nonce, page.referrer), "content-type": "text/html; charset=utf-8", ...headers },
  });
}

/** Sends the browser elsewhere, as secretly as a page. */
export function answerRedirect(location: string, status: 302 | 303): Response {
  return new Response(null, { status, headers: { ...secrecy(), location } });
}

/** What a request is refused with. */
export type Said =
  | "unknownSurvey"
  | "unknownUnsubscribe"
  | "unknownStop"
  | "elsewhere"
  | "tooLarge"
  | "trouble";

const statusOf = {
  unknownSurvey: 404,
  unknownUnsubscribe: 404,
  unknownStop: 404,
  elsewhere: 403,
  tooLarge: 413,
  trouble: 503,
} satisfies Record<Said, number>;

/** A page for what cannot be done here, in the browser's language: nobody is known to whom it could be said better. */
export async function answerRefusal(said: Said, request: Request): Promise<Response> {
  const { words, language } = wordsFor(preferredLanguage(request.headers.get("accept-language")));
  const { unknown, refused } = words;
  const [title, text] = {
    unknownSurvey: [unknown.title, unknown.survey],
    unknownUnsubscribe: [unknown.title, unknown.unsubscribe],
    unknownStop: [unknown.title, unknown.stop],
    elsewhere: [refused.elsewhere, refused.elsewhereText],
    tooLarge: [refused.tooLarge, refused.tooLargeText],
    trouble: [refused.trouble, refused.troubleText],
  }[said] as [string, string];
  return await answerPage({
    status: statusOf[said],
    language,
    title,
    headers: said === "trouble" ? { "retry-after": "30" } : undefined,
    content: <Notice mark={said === "trouble" ? "waiting" : "lost"} title={title} texts={[text]} />,
  });
}
