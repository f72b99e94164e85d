import { getLocale, getTranslations } from "next-intl/server";
import { answerPage, type Page } from "@/app/_respondent/answer";
import { found } from "@/app/found";
import { keptValues } from "@/app/s/[token]/handle";
import { surveyPage, thanksPage } from "@/app/s/[token]/page-of";
import { database } from "@/db";
import type { Answers } from "@/db/schema";
import type { Member } from "@/lib/auth/sessions";
import { systemClock } from "@/lib/clock";
import type { FormFields } from "@/lib/http/form";
import type { Visitor } from "@/lib/respondent/queries";
import { trialVisitor } from "@/lib/respondent/trial";
import { postedPage } from "@/lib/response/form/survey-form";
import { judgePage, mergedAnswers } from "@/lib/response/submit";
import { pageLanguage } from "@/lib/survey/page-language";
import { getSurvey } from "@/lib/survey/queries";

/** The name under which a page carries what was answered on the others, since nothing is stored. */
const kept = ":kept";

/** A survey's first page as a respondent sees it, for a member. */
export async function showTest(member: Member, id: string, query: URLSearchParams): Promise<Response> {
  const { visitor, language } = await found(trialOf(member, id, query.get("lang"), {}));
  return await testPage(visitor, language, { page: 1, given: new Map(), values: new Map() });
}

/** What a page comes to that a member has answered: what is wrong, the next page, or the thanks. Stores nothing. */
export async function takeTest(member: Member, id: string, form: FormFields): Promise<Response> {
  const lang = form.get(":language")?.at(-1) ?? form.get(":shown")?.at(-1) ?? null;
  const { visitor, language } = await trialOf(member, id, lang, answersOf(form.get(kept)?.at(-1)));
  const posted = postedPage(visitor.survey.questions, form, language);
  const given = mergedAnswers(visitor, posted);
  const page = posted.page ?? 1;
  const again = { given, values: form };
  if (form.has(":language")) return await testPage(visitor, language, { ...again, page });
  const { judged, step } = judgePage(visitor, posted, language);
  if (!step.ok) {
    const { error } = step;
    if (error.code === "more") return await testPage(visitor, language, { ...again, page, note: "more" });
    if (error.code === "invalid" && error.page === page)
      return await testPage(visitor, language, { ...again, page, faults: error.faults });
  }
  const after: Visitor = { ...visitor, begun: { ...visitor.begun!, answers: judged.answers } };
  if (step.ok && step.value === null) {
    const { redirect: _, ...thanked } = await thanksPage(after, language, judged.answers, false);
    return await answerPage(await marked(thanked, visitor.survey.id));
  }
  const next = step.ok ? step.value : step.error.code === "invalid" ? step.error.page : page;
  const faults = step.ok || step.error.code !== "invalid" ? [] : step.error.faults;
  const values = keptValues(after, new Map(), language);
  return await testPage(after, language, { page: next ?? 1, given, values, faults });
}

async function trialOf(member: Member, id: string, lang: string | null, answers: Answers) {
  const db = database();
  const survey = await getSurvey(db, member.workspace.id, id);
  const language = pageLanguage(lang, await getLocale(), survey.languages);
  return { visitor: await trialVisitor(db, member, survey, language, answers, systemClock()), language };
}

async function testPage(
  visitor: Visitor,
  language: string,
  filled: Omit<Parameters<typeof surveyPage>[2], "test">,
): Promise<Response> {
  const { id } = visitor.survey;
  const hidden = [[kept, JSON.stringify(Object.fromEntries(filled.given))]] as const;
  const test = { action: `/surveys/${id}/test`, hidden };
  return await answerPage(await marked(await surveyPage(visitor, language, { ...filled, test }), id));
}

/** The page with what it is said above it, in the member's own language. */
async function marked(page: Page, id: string): Promise<Page> {
  const [t, locale] = [await getTranslations("survey.test"), await getLocale()];
  return {
    ...page,
    // Its address is no secret, and a form without a referrer is taken for another site's.
    referrer: "same-origin",
    title: `${t("mark")}: ${page.title}`,
    content: (
      <>
        <p className="note" lang={locale} dir="ltr">
          <b>{t("mark")}.</b> {t("text")} <a href={`/surveys/${id}/test`}>{t("again")}</a>{" "}
          <a href={`/surveys/${id}`}>{t("back")}</a>
        </p>
        {page.content}
      </>
    ),
  };
}

/** What a page carried: whatever it is, it is judged again. */
function answersOf(text: string | undefined): Answers {
  try {
    const carried: unknown = JSON.parse(text ?? "{}");
    return typeof carried === "object" && carried !== null && !Array.isArray(carried)
      ? (carried as Answers)
      : {};
  } catch {
    return {};
  }
}
