import type { Page } from "@/app/_respondent/answer";
import { brandRules, shownLogo } from "@/app/_respondent/brand";
import { Notice } from "@/components/respondent/notice";
import { type LanguageChoice, PageTop } from "@/components/respondent/page-top";
import { type FormNote, progressText, SurveyForm, surveyFormId } from "@/components/respondent/survey-form";
import type { Visitor } from "@/lib/respondent/queries";
import { type AnswerFault, type Answers, judge } from "@/lib/response/answers";
import { viewPage } from "@/lib/response/page-view";
import { pipedValues, pipeText } from "@/lib/response/pipe";
import { clashRules, showRules } from "@/lib/response/show-selector";
import { personOf } from "@/lib/response/submit";
import { fill } from "@/lib/survey/fill";
import { wordsOf } from "@/lib/survey/own-words";
import { languageName, speechOf, translate } from "@/lib/survey/translation";
import { thanksNotice } from "./thanks";

type Filled = {
  /** The page wanted: it is shown, or the next that has questions. */
  page: number;
  /** What was answered so far, by question key. */
  given: ReadonlyMap<string, unknown>;
  /** What stands in the form, by its names. */
  values: ReadonlyMap<string, string[]>;
  faults?: readonly AnswerFault[];
  note?: FormNote | undefined;
  /** Of a test: where the form goes, and what goes along with it. */
  test?: { action: string; hidden: readonly (readonly [string, string])[] };
};

/** A page of the survey to be answered, with what was filled in and what is wrong with it. */
export async function surveyPage(visitor: Visitor, language: string, filled: Filled): Promise<Page> {
  const { respondent, survey, sender } = visitor;
  const { given, values, faults = [], note, test } = filled;
  const { words, own, language: spoken } = wordsOf(language, survey.words);
  const path = `/s/${respondent.token}`;
  const choices = otherLanguages(visitor, language);
  const person = personOf(visitor, language);
  const view = viewPage(survey, person, given, filled.page);
  const { answers } = judge(survey, person, given);
  const piped = pipedValues({ respondent, survey, answers, language });
  const welcome =
    view.position === 1 ? translate(survey.welcome ?? {}, language, survey.languages)?.text : undefined;
  const title = view.count > 1 ? `${survey.title} (${progressText(view, words)})` : survey.title;
  return {
    status: faults.length > 0 ? 422 : 200,
    language,
    title: faults.length > 0 ? fill(words.errors.pageTitle, { title }) : title,
    ...(test ? {} : { openedUrl: `${path}/opened` }),
    rules: brandRules(visitor) + showRules(view.questions) + clashRules(view.questions),
    content: (
      <>
        {(choices.length > 0 || view.hasBack) && (
          // Enter in a field presses a form's first button: that must not change the language or go back.
          <button className="sr" type="submit" form={surveyFormId} tabIndex={-1} aria-hidden="true" />
        )}
        <PageTop
          sender={sender.name}
          logo={shownLogo(visitor.logo)}
          label={words.survey.language}
          current={languageName(language)}
          choices={choices}
          form={surveyFormId}
        />
        <SurveyForm
          action={test?.action ?? path}
          hidden={test?.hidden}
          title={survey.title}
          sender={sender.name}
          view={view}
          questions={survey.questions}
          tongue={{
            ...{ language, languages: survey.languages, words, own, ours: speechOf(spoken, language) },
            pipe: (text) => pipeText(text, piped),
          }}
          values={values}
          faults={faults}
          note={note}
          welcome={welcome && (await textHtml(welcome, piped))}
          unsubscribeUrl={test ? null : `/u/${respondent.token}?lang=${encodeURIComponent(language)}`}
        />
      </>
    ),
  };
}

/** Markdown is read only where there is some. */
async function textHtml(text: string, values: ReadonlyMap<string, string>): Promise<string> {
  const { renderPageText } = await import("@/lib/message/page-text");
  return renderPageText(text, values);
}

/** Where a personal link stands when there is nothing to fill in. */
export type Standing = "thanks" | "used" | "closed" | "draft";

/** The page of a link that takes no answers: thanks, used already, closed, not open yet. */
export function standingPage(visitor: Visitor, language: string, standing: Standing, lost = false): Page {
  const { language: spoken } = wordsOf(language, visitor.survey.words);
  const notice = noticeOf(visitor, language, standing, lost);
  return pageOfNotice(visitor, language, { language: spoken, notice });
}

/** The thanks after the last page, as the survey has them for these answers. */
export async function thanksPage(
  visitor: Visitor,
  language: string,
  answers: Answers,
  hasLanguages = true,
): Promise<Page> {
  const { own: words, language: spoken } = wordsOf(language, visitor.survey.words);
  const usual = noticeOf(visitor, language, "thanks", false);
  const own = await thanksNotice(visitor, language, answers, textHtml);
  if (!own) return pageOfNotice(visitor, language, { language: spoken, notice: usual, hasLanguages });
  const { redirect, ...said } = own;
  const speech = words.has("thanks") ? {} : speechOf(spoken, language);
  const notice = { ...usual, texts: [], ...said, speech };
  const page = pageOfNotice(visitor, language, { language, notice, hasLanguages });
  return redirect ? { ...page, redirect } : page;
}

function pageOfNotice(
  visitor: Visitor,
  language: string,
  {
    language: spoken,
    notice,
    hasLanguages = true,
  }: { language: string; notice: Parameters<typeof Notice>[0]; hasLanguages?: boolean },
): Page {
  const { words } = wordsOf(language, visitor.survey.words);
  return {
    language: spoken,
    title: notice.title,
    rules: brandRules(visitor),
    content: (
      <>
        <PageTop
          sender={visitor.sender.name}
          logo={shownLogo(visitor.logo)}
          label={words.survey.language}
          current={languageName(language)}
          choices={hasLanguages ? otherLanguages(visitor, language) : []}
        />
        <Notice {...notice} />
      </>
    ),
  };
}

function noticeOf(
  { respondent, sender, survey }: Visitor,
  language: string,
  standing: Standing,
  lost: boolean,
): Parameters<typeof Notice>[0] {
  const { words, own, language: spoken } = wordsOf(language, survey.words);
  const { thanks, used, closed, draft } = words;
  const speechOfTitle = (name: "thanks" | "used" | "closed") =>
    own.has(name) ? { speech: speechOf(language, spoken) } : {};
  const values = { sender: sender.name };
  switch (standing) {
    case "thanks": {
      const name = respondent.firstName?.trim();
      const title = name ? fill(thanks.titleNamed, { name }) : thanks.title;
      const said = { title, ...speechOfTitle("thanks"), hint: thanks.done };
      return { mark: "done", ...said, texts: [fill(thanks.saved, values)] };
    }
    case "used": {
      const day = new Intl.DateTimeFormat(language, {
        dateStyle: "long",
        numberingSystem: "latn",
        timeZone: sender.timeZone,
      });
      const date = day.format(respondent.answeredAt ?? undefined);
      const said = { title: used.title, ...speechOfTitle("used"), hint: used.once };
      return { mark: "done", ...said, texts: [fill(used.saved, { date })] };
    }
    case "closed": {
      const texts = [fill(closed.text, values), ...(lost ? [closed.lost] : [])];
      return { mark: "closed", title: closed.title, ...speechOfTitle("closed"), texts };
    }
    case "draft":
      return { mark: "waiting", title: draft.title, texts: [fill(draft.text, values)] };
  }
}

function otherLanguages({ survey, respondent }: Visitor, language: string): LanguageChoice[] {
  return survey.languages
    .filter((tag) => tag !== language)
    .map((tag) => ({
      tag,
      name: languageName(tag),
      href: `/s/${respondent.token}?lang=${encodeURIComponent(tag)}`,
    }));
}
