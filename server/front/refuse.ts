import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError, problemOf } from "@/lib/errors";
import { formLimits } from "@/lib/http/form";
import { secrecy } from "@/lib/http/secrecy";
import { preferredLanguage, wordsFor } from "@/lib/survey/words";
import { plainPage, problemWords, type Said } from "./plain-page";
import { type Reply, reply } from "./reply";

/** What the front refuses by itself, before anything behind it has a look. */
export type Refusal = "method" | "tooLarge" | "uriTooLong" | "elsewhere" | "unreadable" | "unavailable";

const again = 5;
/** Addresses that are a secret of one person's. */
const personal = /^\/(s|u|stop)\//;
/** The methods that anything behind the front knows. Next throws on some others, and shows a page on the rest. */
export const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const problems: Record<Refusal, AppError> = {
  method: new AppError("method_not_allowed", `Nothing here knows this method. Use ${methods.join(", ")}.`, {
    headers: { allow: methods.join(", ") },
  }),
  tooLarge: new AppError("body_too_large", "The body is larger than is taken here. Nothing was read of it."),
  uriTooLong: new AppError(
    "uri_too_long",
    `The address has more than ${formLimits.fields} parameters. Send what you mean in fewer, with commas.`,
  ),
  elsewhere: new AppError("forbidden", "This was sent from a page of another site."),
  unreadable: new AppError("invalid_encoding", "The body is no whole form of its Content-Type."),
  unavailable: new AppError("overloaded", "The server cannot answer this at the moment. Try again.", {
    headers: { "retry-after": String(again) },
  }),
};

/** Refuses a request: RFC 9457 for programs, a page for people. */
export function refuse(refusal: Refusal, request: IncomingMessage, response: ServerResponse): void {
  const { status, headers, body } = problemOf(problems[refusal]);
  const isSecret = personal.test(request.url ?? "");
  // The page's style stands in it, and it asks for nothing.
  const { "content-security-policy": _, ...kept } = isSecret ? secrecy() : {};
  const isForPrograms = /^\/api\/(?!auth\/)/.test(request.url ?? "");
  const answer: Reply = isForPrograms
    ? { status, headers, body: JSON.stringify(body) }
    : {
        status,
        headers: { ...kept, ...headers, "content-type": "text/html; charset=utf-8" },
        body: plainPage(saidTo(request, refusal)),
      };
  void reply(request, response, answer);
}

/** Respondents' pages speak more languages than the dashboard. */
function saidTo(request: IncomingMessage, refusal: Refusal): Said {
  const isTriedAgain = refusal === "unavailable" && request.method === "GET";
  const retry = isTriedAgain ? { again } : {};
  if (personal.test(request.url ?? "")) {
    const { language, words } = wordsFor(preferredLanguage(request.headers["accept-language"] ?? null));
    const { tooLarge, tooLargeText, trouble, troubleText } = words.refused;
    if (refusal === "tooLarge") return { language, title: tooLarge, text: tooLargeText };
    if (refusal === "unavailable") return { language, title: trouble, text: troubleText, ...retry };
  }
  const { language, problems: said } = problemWords(request);
  return { language, ...said.door[refusal], ...retry };
}
