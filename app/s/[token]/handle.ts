import { answerPage, answerRedirect, answerRefusal } from "@/app/_respondent/answer";
import type { PostedForm } from "@/app/_respondent/guard";
import type { Db } from "@/db";
import type { FormFields } from "@/lib/http/form";
import { isCrossSite } from "@/lib/http/origin";
import { markOpened, noteVisit } from "@/lib/respondent/open";
import { findVisitor, type Visitor } from "@/lib/respondent/queries";
import { submitResponse } from "@/lib/response/submit";
import { buildExternalUrl } from "@/lib/survey/external-url";
import { pageLanguage } from "@/lib/survey/page-language";
import { type Standing, standingPage, surveyPage } from "./page-of";

/** Draws the survey, or says why there is none to answer. Counts no answer, and no opening on the first call. */
export async function showSurvey(db: Db, request: Request, token: string, now: Date): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const visitor = await findVisitor(db, token);
  if (!visitor) return await answerRefusal("unknownSurvey", request);
  const { respondent, survey } = visitor;
  const language = pageLanguage(query.get("lang"), respondent.language, survey.languages);
  const standing = standingOf(visitor, query.has("thanks"));
  if (standing) return await answerPage(standingPage(visitor, language, standing));
  if (isVisit(request)) await noteVisit(db, respondent.id, now);
  if (survey.kind === "external") return answerRedirect(externalUrl(visitor), 302);
  const values = followedAnswer(query);
  const followed = survey.questions.some(({ key }) => values.has(key));
  return await answerPage(surveyPage(visitor, language, { values, faults: [], followed }));
}

/** Takes a posted form: answers, or the same answers to be shown in another language. */
export async function takeSurvey(
  db: Db,
  request: Request,
  form: PostedForm,
  token: string,
  now: Date,
  appUrl: string,
): Promise<Response> {
  if (isCrossSite(request.headers, appUrl)) return await answerRefusal("elsewhere", request);
  if (!form.ok) return await answerRefusal("tooLarge", request);
  const visitor = await findVisitor(db, token);
  if (!visitor) return await answerRefusal("unknownSurvey", request);
  const { respondent, survey } = visitor;
  const wanted = lastOf(form.value, ":language");
  const shown = wanted ?? lastOf(form.value, ":shown");
  const language = pageLanguage(shown, respondent.language, survey.languages);
  if (wanted !== undefined && !standingOf(visitor, false)) {
    await markOpened(db, respondent.id, now);
    return await answerPage(
      surveyPage(visitor, language, { values: form.value, faults: [], followed: false }),
    );
  }
  const taken = await submitResponse(db, token, form.value, now, language);
  if (taken.ok) return answerRedirect(`/s/${token}?thanks&lang=${encodeURIComponent(language)}`, 303);
  switch (taken.error.code) {
    case "unknown":
      return await answerRefusal("unknownSurvey", request);
    case "external":
      return answerRedirect(`/s/${token}`, 303);
    case "invalid": {
      await markOpened(db, respondent.id, now);
      const { faults } = taken.error;
      return await answerPage(surveyPage(visitor, language, { values: form.value, faults, followed: false }));
    }
    default:
      return await refuseAnswers(db, request, token, language, taken.error.code);
  }
}

/** A person touched the form. Only a browser that fetches a picture for a page tells so: a link followed is no touch. */
export async function noteTouch(db: Db, request: Request, token: string, now: Date): Promise<Response> {
  if (request.headers.get("sec-fetch-dest") === "image") {
    const visitor = await findVisitor(db, token);
    if (visitor && !standingOf(visitor, false)) await markOpened(db, visitor.respondent.id, now);
  }
  return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
}

async function refuseAnswers(
  db: Db,
  request: Request,
  token: string,
  language: string,
  standing: "used" | "closed" | "draft",
): Promise<Response> {
  const visitor = await findVisitor(db, token);
  if (!visitor) return await answerRefusal("unknownSurvey", request);
  const page = standingPage(visitor, language, standing, true);
  return await answerPage({ ...page, status: standing === "used" ? 409 : 403 });
}

function standingOf({ respondent, survey }: Visitor, thanks: boolean): Standing | null {
  if (respondent.answeredAt) return thanks ? "thanks" : "used";
  return survey.status === "open" ? null : survey.status;
}

/** A HEAD or a prefetch is nobody's visit. */
function isVisit(request: Request): boolean {
  const purpose = `${request.headers.get("sec-purpose")} ${request.headers.get("purpose")}`;
  return request.method === "GET" && !purpose.includes("prefetch");
}

/** The answer that came along from the mail's first question: chosen on the page, counted only when it is sent. */
function followedAnswer(query: URLSearchParams): Map<string, string[]> {
  const [key, value] = [query.get("q"), query.get("v")];
  return key && value ? new Map([[key, [value]]]) : new Map();
}

function externalUrl({ respondent, survey }: Visitor): string {
  const { email, firstName, lastName, language, token, variables } = respondent;
  return buildExternalUrl(survey.url ?? "", { ...variables, email, firstName, lastName, language, token });
}

function lastOf(form: FormFields, name: string): string | undefined {
  return form.get(name)?.at(-1);
}
