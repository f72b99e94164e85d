import { titled } from "@/app/titled";
import { VariablesForm } from "@/components/survey/variables/variables-form";
import { database } from "@/db";
import { digestOf, editedParts } from "@/lib/edit/seen";
import { countValues, listSurveyUsers } from "@/lib/survey/use";
import { draftOfVariable } from "@/lib/survey/variable/draft";
import { saveVariables } from "../../actions";
import { loadSurvey, type SurveyParams } from "../load";

export const generateMetadata = titled("survey.tabs.variables");

export default async function VariablesPage(props: SurveyParams) {
  const { survey, workspace, mayAct } = await loadSurvey(props);
  const db = database();
  return (
    <VariablesForm
      surveyId={survey.id}
      drafts={survey.variables.map(draftOfVariable)}
      users={await listSurveyUsers(db, workspace.id, survey.id)}
      values={Object.fromEntries(await countValues(db, workspace.id, survey.id))}
      seen={digestOf(survey, editedParts.variables)}
      save={mayAct ? saveVariables : null}
    />
  );
}
