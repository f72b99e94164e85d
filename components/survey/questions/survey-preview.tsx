"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, type MouseEvent, useCallback, useState } from "react";
import { createPortal } from "react-dom";
import { PageTop } from "@/components/respondent/page-top";
import { style } from "@/components/respondent/style";
import { SurveyForm, surveyFormId } from "@/components/respondent/survey-form";
import { Panel } from "@/components/ui/panel";
import type { PageView } from "@/lib/response/page-view";
import type { Question } from "@/lib/survey/queries";
import { languageName, rightToLeft, speechOf } from "@/lib/survey/translation";
import { useSpoken } from "./use-words";

const blank = `<!doctype html><html><head><meta name="viewport" content="width=device-width"><style>${style}</style></head><body></body></html>`;
const nothing = new Map<string, string[]>();

/** The body of the frame's own document, once that is there: before it, a frame holds another blank one. */
function bodyOf(frame: HTMLIFrameElement | null): HTMLElement | null {
  const page = frame?.contentDocument;
  return page?.querySelector("style") && page.body ? page.body : null;
}

/** All questions on one page, whatever they hang on. */
function viewOf(questions: readonly Question[]): PageView {
  const shown = questions.map((question, i) => ({ question, id: `q${i + 1}`, when: null }));
  return { page: 1, position: 1, count: 1, questions: shown, hasBack: false, isLast: true };
}

/** A survey as it is written. */
export type PreviewedSurvey = {
  title: string;
  sender: string;
  languages: readonly string[];
  questions: readonly Question[];
};

/** The survey as respondents see it, drawn by their own page's parts; it can be tried, and sends nothing. */
export function SurveyPreview({
  survey,
  language,
  onLanguage,
}: {
  survey: PreviewedSurvey;
  language: string;
  onLanguage: (language: string) => void;
}) {
  const t = useTranslations("survey.preview");
  const [body, setBody] = useState<HTMLElement | null>(null);
  const seen = useCallback((frame: HTMLIFrameElement | null) => setBody(bodyOf(frame)), []);
  return (
    <section aria-labelledby="preview-title">
      <div className="mb-2.5 flex items-baseline justify-between gap-3">
        <h2 id="preview-title">{t("title")}</h2>
        <span className="text-xs text-muted-foreground">{t("try")}</span>
      </div>
      {survey.questions.length === 0 ? (
        <p className="rounded-md border bg-sunken p-3 text-sm text-muted-foreground">{t("empty")}</p>
      ) : (
        <Panel className="overflow-hidden lg:h-[600px]">
          <iframe
            title={t("frame")}
            srcDoc={blank}
            lang={language}
            // As wide as a phone, made smaller where there is less room.
            className="block h-[600px] w-full bg-paper lg:h-[718px] lg:w-[390px] lg:origin-top-left lg:scale-[0.836]"
            // A frame that came with the page has loaded before anybody listens.
            ref={seen}
            onLoad={(event) => setBody(bodyOf(event.currentTarget))}
          />
          {body ? createPortal(<Paper {...{ survey, language, onLanguage }} />, body) : null}
        </Panel>
      )}
    </section>
  );
}

function Paper({ survey, language, onLanguage }: Parameters<typeof SurveyPreview>[0]) {
  const { title, sender, languages, questions } = survey;
  const { words, own, language: spoken } = useSpoken(language);
  const others = languages.filter((tag) => tag !== language);

  /** The language buttons submit the form on the respondent's page; here they change what is written in. */
  function submit(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    if (button?.name === ":language") onLanguage(button.value);
  }

  function click(event: MouseEvent) {
    if ((event.target as HTMLElement).closest("a")) event.preventDefault();
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard follows a link by a click too
    <main className="col" lang={language} {...rightToLeft(language)} onSubmit={submit} onClick={click}>
      <PageTop
        sender={sender}
        label={words.survey.language}
        current={languageName(language)}
        choices={others.map((tag) => ({ tag, name: languageName(tag), href: "" }))}
        form={surveyFormId}
      />
      <SurveyForm
        action=""
        title={title}
        sender={sender}
        view={viewOf(questions)}
        questions={questions}
        tongue={{ language, languages, words, own, ours: speechOf(spoken, language), pipe: (text) => text }}
        values={nothing}
        faults={[]}
        unsubscribeUrl=""
      />
    </main>
  );
}
