import { notFound } from "next/navigation";
import { titled } from "@/app/titled";
import { LateEnds } from "@/components/survey/ends/late-ends";
import { digestOf, editedParts } from "@/lib/edit/seen";
import { draftOfEnds } from "@/lib/survey/ends";
import { saveEnds } from "../../actions";
import { loadSurvey, type SurveyParams } from "../load";

export const generateMetadata = titled("survey.tabs.welcome");

/** What the survey says before its first page and after its last. */
export default async function WelcomePage(props: SurveyParams) {
  const { survey, mayAct } = await loadSurvey(props);
  const { id, kind, languages, variables, questions } = survey;
  if (kind === "external") notFound();
  return (
    <LateEnds
      survey={{ id, languages, variables, questions }}
      draft={draftOfEnds(survey, languages)}
      seen={digestOf(survey, editedParts.ends)}
      save={mayAct ? saveEnds : null}
    />
  );
}
