import { titled } from "@/app/titled";
import { MoveSurvey } from "@/components/survey/move-survey";
import { SurveySettingsForm } from "@/components/survey/survey-settings-form";
import { database } from "@/db";
import { digestOf, editedParts } from "@/lib/edit/seen";
import { waitingOf } from "@/lib/invitation/list";
import { localClosing } from "@/lib/survey/closing";
import { countUses } from "@/lib/survey/list";
import { listSurveyUsers } from "@/lib/survey/use";
import { move, saveSettings } from "../../actions";
import { loadSurvey, type SurveyParams } from "../load";

export const generateMetadata = titled("survey.tabs.settings");

export default async function SurveySettingsPage(props: SurveyParams) {
  const { survey, workspace, mayAct } = await loadSurvey(props);
  const db = database();
  const users = await listSurveyUsers(db, workspace.id, survey.id);
  const waiting = await waitingOf(
    db,
    users.map(({ id }) => id),
  );
  const use = (await countUses(db, workspace.id, [survey.id])).get(survey.id)!;
  const { id, title, status, languages, kind, questions, variables } = survey;
  return (
    <>
      <SurveySettingsForm
        key={kind}
        surveyId={id}
        values={{
          title,
          status,
          languages,
          closes: localClosing(survey.closesAt, workspace.timeZone),
          theme: survey.theme,
        }}
        timeZone={workspace.timeZone}
        users={users.map(({ id, name, status }) => ({ id, name, status }))}
        scheduled={users.reduce((sum, { id }) => sum + (waiting.get(id)?.count ?? 0), 0)}
        hollow={kind === "hosted" && questions.length === 0}
        seen={digestOf(survey, editedParts.survey)}
        save={mayAct ? saveSettings : null}
      />
      {mayAct ? (
        <MoveSurvey
          survey={{
            id,
            external: kind === "external",
            questions: questions.length,
            variables: variables.map(({ name }) => name),
          }}
          answers={use.responses}
          move={move}
        />
      ) : null}
    </>
  );
}
