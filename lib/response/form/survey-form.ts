import type { Db } from "@/db";
import type { FormFields } from "../../http/form";
import { markOpened } from "../../respondent/open";
import type { Visitor } from "../../respondent/queries";
import { ok, type Result } from "../../result";
import { pageLanguage } from "../../survey/page-language";
import type { Question } from "../../survey/queries";
import { type PostedPage, type Store, type SubmitRefusal, takePage } from "../submit";
import { givenByForm } from "./fields";

/** A survey's form as it was posted. `onlyShown`: the same answers are to be shown in another language, not taken. */
export type SurveyForm = { language: string; onlyShown: boolean; page: PostedPage };

/** Reads a survey's form. Names that begin with a colon are ours. */
export function readSurveyForm({ respondent, survey }: Visitor, form: FormFields): SurveyForm {
  const wanted = lastOf(form, ":language");
  const shown = wanted ?? lastOf(form, ":shown");
  const language = pageLanguage(shown, respondent.language, survey.languages);
  return { language, onlyShown: wanted !== undefined, page: postedPage(survey.questions, form, language) };
}

/** A form as it came, as the page that it is. */
export function postedPage(questions: readonly Question[], form: FormFields, language: string): PostedPage {
  const page = Number(lastOf(form, ":page"));
  const seen = lastOf(form, ":seen");
  return {
    ...(page > 0 ? { page } : {}),
    ...(seen === undefined ? {} : { seen: seen.split(" ") }),
    go: lastOf(form, ":go") === "back" ? "back" : "next",
    given: givenByForm(questions, form),
    language,
  };
}

/**
 * Takes a form's answers.
 * @param wakePosts called after the commit with the time of the first post, if any goes out
 * @param store as of `takePage`
 * @returns where the browser goes next: our path
 */
export async function takeSurveyForm(
  db: Db,
  visitor: Visitor,
  { page, language }: SurveyForm,
  now: Date,
  wakePosts: (at: Date) => Promise<void> | void,
  store?: Store,
): Promise<Result<string, SubmitRefusal>> {
  const taken = await takePage(db, visitor, page, now, store);
  if (!taken.ok) return taken;
  const { id, token } = visitor.respondent;
  const lang = `lang=${encodeURIComponent(language)}`;
  if ("response" in taken.value) {
    if (taken.value.posts > 0) await wakePosts(now);
    return ok(`/s/${token}?thanks&${lang}`);
  }
  if (taken.value.postAt) await wakePosts(taken.value.postAt);
  await markOpened(db, id, now);
  return ok(`/s/${token}?page=${taken.value.page}&${lang}`);
}

function lastOf(form: FormFields, name: string): string | undefined {
  return form.get(name)?.at(-1);
}
