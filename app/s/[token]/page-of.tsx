import type { Page } from "@/app/_respondent/answer";
import { Notice } from "@/components/respondent/notice";
import { type LanguageChoice, PageTop } from "@/components/respondent/page-top";
import { SurveyForm, surveyFormId } from "@/components/respondent/survey-form";
import type { Visitor } from "@/lib/respondent/queries";
import type { AnswerFault } from "@/lib/response/answers";
import { languageName, speechOf } from "@/lib/survey/translation";
import { fill, wordsFor } from "@/lib/survey/words";

type Filled = { values: ReadonlyMap<string, string[]>; faults: readonly AnswerFault[]; followed: boolean };

/** The survey to be answered, with what was filled in and what is wrong with it. */
export function surveyPage(visitor: Visitor, language: string, filled: Filled): Page {
  const { respondent, survey, sender } = visitor;
  const { words, language: spoken } = wordsFor(language);
  const path = `/s/${respondent.token}`;
  const choices = otherLanguages(visitor, language);
  const wrong = filled.faults.length > 0;
  return {
    status: wrong ? 422 : 200,
    language,
    title: wrong ? fill(words.errors.pageTitle, { title: survey.title }) : survey.title,
    openedUrl: `${path}/opened`,
    content: (
      <>
        {choices.length > 0 && (
          // Enter in a field presses a form's first button: that must not be one that changes the language.
          <button className="sr" type="submit" form={surveyFormId} tabIndex={-1} aria-hidden="true" />
        )}
        <PageTop
          sender={sender.name}
          label={words.survey.language}
          current={languageName(language)}
          choices={choices}
          form={surveyFormId}
        />
        <SurveyForm
          action={path}
          title={survey.title}
          sender={sender.name}
          questions={survey.questions}
          language={language}
          languages={survey.languages}
          words={words}
          ours={speechOf(spoken, language)}
          unsubscribeUrl={`/u/${respondent.token}?lang=${encodeURIComponent(language)}`}
          {...filled}
        />
      </>
    ),
  };
}

/** Where a personal link stands when there is nothing to fill in. */
export type Standing = "thanks" | "used" | "closed" | "draft";

/** The page of a link that takes no answers: thanks, used already, closed, not open yet. */
export function standingPage(visitor: Visitor, language: string, standing: Standing, lost = false): Page {
  const { words, language: spoken } = wordsFor(language);
  const notice = noticeOf(visitor, language, standing, lost);
  return {
    language: spoken,
    title: notice.title,
    content: (
      <>
        <PageTop
          sender={visitor.sender.name}
          label={words.survey.language}
          current={languageName(language)}
          choices={otherLanguages(visitor, language)}
        />
        <Notice {...notice} />
      </>
    ),
  };
}

function noticeOf(
  { respondent, sender }: Visitor,
  language: string,
  standing: Standing,
  lost: boolean,
): Parameters<typeof Notice>[0] {
  const { thanks, used, closed, draft } = wordsFor(language).words;
  const values = { sender: sender.name };
  switch (standing) {
    case "thanks": {
      const name = respondent.firstName?.trim();
      const title = name ? fill(thanks.titleNamed, { name }) : thanks.title;
      return { mark: "done", title, texts: [fill(thanks.saved, values)], hint: thanks.done };
    }
    case "used": {
      const day = new Intl.DateTimeFormat(language, {
        dateStyle: "long",
        numberingSystem: "latn",
        timeZone: sender.timeZone,
      });
      const date = day.format(respondent.answeredAt ?? undefined);
      return { mark: "done", title: used.title, texts: [fill(used.saved, { date })], hint: used.once };
    }
    case "closed": {
      const texts = [fill(closed.text, values), ...(lost ? [closed.lost] : [])];
      return { mark: "closed", title: closed.title, texts };
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
