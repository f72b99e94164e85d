import { database } from "@/db";
import { wordedLanguages } from "@/lib/message/starter";
import { listSurveys } from "@/lib/survey/queries";
import { wholeLanguage } from "@/lib/text/language";

/** Languages that are offered beside those of surveys and those that invitations have words in. */
const more = "pt-BR pt-PT en-GB en-US fr-CA et lv lt cs hu ro uk so fa he tr is el zh-Hans zh-Hant".split(
  " ",
);

/**
 * What the editor of a message needs of the workspace.
 * @param preferred the survey to show it with, if any
 */
export async function loadEditor(workspaceId: string, preferred: string | null | undefined) {
  const { data } = await listSurveys(database(), workspaceId, { limit: 200 });
  const surveys = data
    .map(({ id, title, languages, variables, questions }) => ({
      ...{ id, title, languages, variables: variables.map(({ name }) => name) },
      hasQuestion: questions.length > 0,
    }))
    .sort((a, b) => Number(b.id === preferred) - Number(a.id === preferred));
  const used = [...new Set(data.flatMap(({ languages }) => languages))];
  const others = [...wordedLanguages, ...more].filter(
    (tag) => !used.some((each) => wholeLanguage(each) === tag),
  );
  return { surveys, offered: { surveys: used, others }, newest: data[0] };
}
