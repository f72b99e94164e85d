import { notFound } from "next/navigation";
import { titled } from "@/app/titled";
import { LateTranslations } from "@/components/survey/translations/late-translations";
import { digestOf, editedParts } from "@/lib/edit/seen";
import { isSpoken } from "@/lib/survey/own-words";
import { rowsOfTexts } from "@/lib/survey/translations/rows";
import { rowsOfWords } from "@/lib/survey/translations/word-rows";
import { saveTexts } from "../../actions";
import { loadSurvey, type SurveyParams } from "../load";

export const generateMetadata = titled("survey.tabs.translations");

/** All texts of the survey, in all its languages. */
export default async function TranslationsPage(props: SurveyParams) {
  const { survey, mayAct } = await loadSurvey(props);
  const { id, kind, languages } = survey;
  if (kind === "external") notFound();
  return (
    <LateTranslations
      survey={{ id, languages }}
      rows={[...rowsOfTexts(survey, languages), ...rowsOfWords(survey.words, languages)]}
      unspoken={languages.filter((tag) => !isSpoken(tag))}
      seen={digestOf(survey, editedParts.texts)}
      save={mayAct ? saveTexts : null}
    />
  );
}
