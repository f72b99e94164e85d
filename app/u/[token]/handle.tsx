import { answerPage, answerRefusal, type Page } from "@/app/_respondent/answer";
import { brandRules, shownLogo } from "@/app/_respondent/brand";
import type { PostedForm } from "@/app/_respondent/guard";
import { PageTop } from "@/components/respondent/page-top";
import { type SubscriptionState, UnsubscribeForm } from "@/components/respondent/unsubscribe-form";
import type { Db } from "@/db";
import { wakePosts } from "@/inngest/wake";
import { isCrossSite } from "@/lib/http/origin";
import { unsubscribe } from "@/lib/invitation/unsubscribe";
import { maskValue } from "@/lib/notification/mask";
import { findVisitor, type Visitor } from "@/lib/respondent/queries";
import { unsuppress } from "@/lib/suppression/mutations";
import { isSuppressed } from "@/lib/suppression/queries";
import { languageName } from "@/lib/survey/translation";
import { wordsFor } from "@/lib/survey/words";

/** Shows what can be unsubscribed, or that it was. Changes nothing. */
export async function showSubscription(db: Db, request: Request, token: string): Promise<Response> {
  const visitor = await findVisitor(db, token);
  if (!visitor) return await answerRefusal("unknownUnsubscribe", request);
  return await answerPage(await subscriptionPage(db, request, visitor, false));
}

/**
 * Unsubscribes: from everything of this sender, or from the survey alone where the form says so; or takes that back.
 * One click from a mail program comes from anywhere and without a cookie. Source: RFC 8058.
 */
export async function changeSubscription(
  db: Db,
  request: Request,
  form: PostedForm,
  token: string,
  now: Date,
  appUrl: string,
): Promise<Response> {
  if (!form.ok) return await answerRefusal("tooLarge", request);
  const oneClick = form.value.get("List-Unsubscribe")?.includes("One-Click") ?? false;
  if (!oneClick && isCrossSite(request.headers, appUrl)) return await answerRefusal("elsewhere", request);
  const visitor = await findVisitor(db, token);
  if (!visitor) return await answerRefusal("unknownUnsubscribe", request);
  const { respondent, survey, sender } = visitor;
  const undo = !oneClick && form.value.has("undo");
  if (undo) {
    const surveyId = form.value.get("undo")?.includes("without_survey") ? survey.id : undefined;
    await unsuppress(db, sender.id, respondent.email, { surveyId, reasons: ["unsubscribed"] });
  } else {
    const surveyId = !oneClick && form.value.get("scope")?.includes("survey") ? survey.id : null;
    if ((await unsubscribe(db, visitor, surveyId, now)) > 0) await wakePosts();
  }
  return await answerPage(await subscriptionPage(db, request, visitor, undo));
}

async function subscriptionPage(db: Db, request: Request, visitor: Visitor, undone: boolean): Promise<Page> {
  const { respondent, survey, sender } = visitor;
  const asked = new URL(request.url).searchParams.get("lang");
  const { words, language } = wordsFor(asked ?? respondent.language);
  const { title, doneTitle, undoneTitle } = words.unsubscribe;
  const state = await stateOf(db, visitor);
  const path = `/u/${respondent.token}`;
  const here = `${path}?lang=${language}`;
  const choices = [...new Set(survey.languages.map((tag) => wordsFor(tag).language))]
    .filter((tag) => tag !== language)
    .map((tag) => ({ tag, name: languageName(tag), href: `${path}?lang=${tag}` }));
  return {
    language,
    rules: brandRules(visitor),
    title: state === "subscribed" ? (undone ? undoneTitle : title) : doneTitle,
    content: (
      <>
        <PageTop
          sender={sender.name}
          logo={shownLogo(visitor.logo)}
          label={words.survey.language}
          current={languageName(language)}
          choices={choices}
        />
        <UnsubscribeForm
          action={here}
          sender={sender.name}
          survey={survey.title}
          address={maskValue(respondent.email)}
          state={state}
          undone={undone}
          words={words}
        />
      </>
    ),
  };
}

async function stateOf(db: Db, { respondent, survey, sender }: Visitor): Promise<SubscriptionState> {
  if (await isSuppressed(db, sender.id, respondent.email, null)) return "without_all";
  return (await isSuppressed(db, sender.id, respondent.email, survey.id)) ? "without_survey" : "subscribed";
}
