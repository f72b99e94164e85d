import { answerPage, answerRefusal, type Page } from "@/app/_respondent/answer";
import type { PostedForm } from "@/app/_respondent/guard";
import { PageTop } from "@/components/respondent/page-top";
import { StopForm } from "@/components/respondent/stop-form";
import type { Db } from "@/db";
import { isCrossSite } from "@/lib/http/origin";
import { maskValue } from "@/lib/notification/mask";
import { findListener, type Listener, resumeNotices, stopNotices } from "@/lib/notification/stop";
import { wordsFor } from "@/lib/survey/words";

/** Shows whether an automation's error e-mails come to this recipient. Changes nothing. */
export async function showStop(db: Db, request: Request, token: string): Promise<Response> {
  const listener = await findListener(db, token);
  if (!listener) return await answerRefusal("unknownStop", request);
  return await answerPage(stopPage(listener, token, false));
}

/** Stops a recipient's error e-mails, by the page's button or by one click in a mail program (RFC 8058); or resumes them. */
export async function changeStop(
  db: Db,
  request: Request,
  form: PostedForm,
  token: string,
  appUrl: string,
): Promise<Response> {
  if (!form.ok) return await answerRefusal("tooLarge", request);
  const oneClick = form.value.get("List-Unsubscribe")?.includes("One-Click") ?? false;
  if (!oneClick && isCrossSite(request.headers, appUrl)) return await answerRefusal("elsewhere", request);
  const before = await findListener(db, token);
  if (!before) return await answerRefusal("unknownStop", request);
  const undo = !oneClick && form.value.has("undo");
  await (undo ? resumeNotices(db, before) : stopNotices(db, before));
  const after = await findListener(db, token);
  if (!after) return await answerRefusal("unknownStop", request);
  return await answerPage(stopPage(after, token, undo));
}

function stopPage({ email, locale, status, automation }: Listener, token: string, undone: boolean): Page {
  const { words, language } = wordsFor(locale);
  const stopped = status !== "active";
  const { title, doneTitle, undoneTitle } = words.stop;
  return {
    language,
    ground: "desk",
    title: stopped ? doneTitle : undone ? undoneTitle : title,
    content: (
      <>
        <PageTop sender="Surveyhook" label={words.survey.language} current={language} choices={[]} />
        <StopForm
          action={`/stop/${token}`}
          address={maskValue(email)}
          automation={automation}
          stopped={stopped}
          undone={undone}
          words={words}
        />
      </>
    ),
  };
}
