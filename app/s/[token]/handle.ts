import { answerPage, answerRedirect, answerRefusal } from "@/app/_respondent/answer";
import type { PostedForm } from "@/app/_respondent/guard";
import type { Db } from "@/db";
import { wakePosts } from "@/inngest/wake";
import { isCrossSite } from "@/lib/http/origin";
import { markOpened, noteVisit } from "@/lib/respondent/open";
import { findVisitor, type Visitor } from "@/lib/respondent/queries";
import { judge } from "@/lib/response/answers";
import { shownInForm } from "@/lib/response/form/fields";
import { readSurveyForm, takeSurveyForm } from "@/lib/response/form/survey-form";
import { answersOf } from "@/lib/response/queries";
import { mergedAnswers, personOf } from "@/lib/response/submit";
import { buildExternalUrl } from "@/lib/survey/external-url";
import { pageLanguage } from "@/lib/survey/page-language";
import { pageOf } from "@/lib/survey/question/asked";
import { statusAt } from "@/lib/survey/status";
import { type Standing, standingPage, surveyPage, thanksPage } from "./page-of";

/** Draws the survey's page, or says why there is none to answer. Counts no answer, and no opening on the first call. */
export async function showSurvey(db: Db, request: Request, token: string, now: Date): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const visitor = await findVisitor(db, token);
  if (!visitor) return await answerRefusal("unknownSurvey", request);
  const { respondent, survey, begun } = visitor;
  const language = pageLanguage(query.get("lang"), respondent.language, survey.languages);
  const standing = standingOf(visitor, query.has("thanks"), now);
  if (standing === "thanks" && survey.thankYou.length > 0) {
    const answers = await answersOf(db, respondent.id);
    return await answerPage(await thanksPage(visitor, language, answers));
  }
  if (standing) return await answerPage(standingPage(visitor, language, standing));
  if (isVisit(request)) await noteVisit(db, respondent.id, now);
  if (survey.kind === "external") return answerRedirect(externalUrl(visitor), 302);
  const followed = followedAnswer(query);
  const given = new Map<string, unknown>([...Object.entries(begun?.answers ?? {}), ...followed]);
  const asked = Number(query.get("page"));
  const page = pageWithin(visitor, language, given, asked > 0 ? asked : (begun?.page ?? 1));
  const note = survey.questions.some((question) => followed.has(question.key) && pageOf(question) === page)
    ? "followed"
    : begun && !query.has("page")
      ? "resumed"
      : undefined;
  return await answerPage(
    await surveyPage(visitor, language, {
      page,
      given,
      values: keptValues(visitor, followed, language),
      note,
    }),
  );
}

/** Takes a posted page: its answers, or the same answers to be shown in another language. */
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
  const { respondent } = visitor;
  const posted = readSurveyForm(visitor, form.value);
  const { language, page: own } = posted;
  const again = async (
    filled: Pick<Parameters<typeof surveyPage>[2], "faults" | "note"> & { page: number },
  ) => {
    await markOpened(db, respondent.id, now);
    const given = mergedAnswers(visitor, own);
    return await answerPage(await surveyPage(visitor, language, { given, values: form.value, ...filled }));
  };
  if (posted.onlyShown && !standingOf(visitor, false, now)) return await again({ page: own.page ?? 1 });
  const taken = await takeSurveyForm(db, visitor, posted, now, wakePosts);
  if (taken.ok) return answerRedirect(taken.value, 303);
  switch (taken.error.code) {
    case "unknown":
      return await answerRefusal("unknownSurvey", request);
    case "external":
      return answerRedirect(`/s/${token}`, 303);
    case "more":
      return await again({ page: own.page ?? 1, note: "more" });
    case "invalid": {
      const { faults, page } = taken.error;
      if (own.page === undefined || own.page === page) return await again({ page, faults });
      const given = mergedAnswers(visitor, own);
      const values = keptValues(visitor, new Map(), language);
      return await answerPage(await surveyPage(visitor, language, { page, given, values, faults }));
    }
    default:
      return await refuseAnswers(db, request, token, language, taken.error.code);
  }
}

/** The page wanted, or the first before it on which something must be answered still. */
function pageWithin(
  visitor: Visitor,
  language: string,
  given: ReadonlyMap<string, unknown>,
  wanted: number,
): number {
  const { survey } = visitor;
  const pageOfKey = new Map(survey.questions.map((question) => [question.key, pageOf(question)]));
  const { faults } = judge(survey, personOf(visitor, language), given);
  return Math.min(wanted, ...faults.map(({ key }) => pageOfKey.get(key)!));
}

/** What a form shows of what was kept, and of the answer that came along. */
export function keptValues(
  { survey, begun }: Visitor,
  followed: ReadonlyMap<string, string[]>,
  language: string,
): Map<string, string[]> {
  const kept = new Map<string, unknown>([
    ...Object.entries(begun?.answers ?? {}),
    ...Object.entries(begun?.unfit ?? {}),
  ]);
  const shown = survey.questions.flatMap((question) =>
    shownInForm(question, kept.get(question.key), language),
  );
  return new Map([...shown, ...followed]);
}

/** A person touched the form. Only a browser that fetches a picture for a page tells so: a link followed is no touch. */
export async function noteTouch(db: Db, request: Request, token: string, now: Date): Promise<Response> {
  if (request.headers.get("sec-fetch-dest") === "image") {
    const visitor = await findVisitor(db, token);
    if (visitor && !standingOf(visitor, false, now)) await markOpened(db, visitor.respondent.id, now);
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

function standingOf({ respondent, survey }: Visitor, thanks: boolean, now: Date): Standing | null {
  if (respondent.answeredAt) return thanks ? "thanks" : "used";
  const status = statusAt(survey, now);
  return status === "open" ? null : status;
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
