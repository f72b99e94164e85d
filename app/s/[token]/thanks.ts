import { evaluateFilter } from "@/lib/filter/evaluate";
import type { Visitor } from "@/lib/respondent/queries";
import type { Answers } from "@/lib/response/answers";
import { answerContext } from "@/lib/response/context";
import { pipedValues, pipeText } from "@/lib/response/pipe";
import { personOf } from "@/lib/response/submit";
import { type Speech, speechOf, translate } from "@/lib/survey/translation";

type Thanks = { html: string; link?: { url: string; label: string; speech: Speech }; redirect?: string };

/** What a survey says to who answered so: the first of its thanks that fits, or nothing. */
export async function thanksNotice(
  visitor: Visitor,
  language: string,
  answers: Answers,
  toHtml: (text: string, values: ReadonlyMap<string, string>) => Promise<string>,
): Promise<Thanks | undefined> {
  const { survey, respondent } = visitor;
  const context = answerContext(survey, personOf(visitor, language), (key) =>
    Object.hasOwn(answers, key) ? answers[key] : undefined,
  );
  const fits = survey.thankYou.find(({ when }) => evaluateFilter(when, context).outcome === "pass");
  if (!fits) return undefined;
  const values = pipedValues({ respondent, survey, answers, language });
  const said = (texts: Record<string, string>) => translate(texts, language, survey.languages);
  const { link, redirect } = fits;
  const label = link && said(link.label);
  const shown = link
    ? { url: link.url, label: label?.text ?? new URL(link.url).host }
    : redirect
      ? { url: redirect, label: new URL(redirect).host }
      : undefined;
  return {
    html: await toHtml(said(fits.text)?.text ?? "", values),
    ...(redirect ? { redirect } : {}),
    ...(shown
      ? {
          link: {
            ...{ url: shown.url, label: pipeText(shown.label, values) },
            speech: label ? speechOf(label.language, language) : {},
          },
        }
      : {}),
  };
}
