import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SurveySettingsForm } from "@/components/survey/survey-settings-form";
import { database } from "@/db";
import { countRuns } from "@/lib/automation/queries";
import { digestOf, editedParts } from "@/lib/edit/seen";
import { listSurveyUsers } from "@/lib/survey/use";
import { saveSettings } from "../../actions";
import { loadSurvey, type SurveyParams } from "../load";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("survey"))("tabs.settings") };
}

export default async function SurveySettingsPage(props: SurveyParams) {
  const { survey, workspace, mayAct } = await loadSurvey(props);
  const db = database();
  const users = await listSurveyUsers(db, workspace.id, survey.id);
  const counts = await countRuns(
    db,
    users.map(({ id }) => id),
  );
  const { id, title, status, languages, kind, questions } = survey;
  return (
    <SurveySettingsForm
      surveyId={id}
      values={{ title, status, languages }}
      users={users.map(({ id, name, status }) => ({ id, name, status }))}
      scheduled={users.reduce((sum, { id }) => sum + (counts.get(id)?.scheduled ?? 0), 0)}
      hollow={kind === "hosted" && questions.length === 0}
      seen={digestOf(survey, editedParts.survey)}
      save={mayAct ? saveSettings : null}
    />
  );
}
