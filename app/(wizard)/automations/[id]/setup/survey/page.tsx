import { SurveyStep } from "@/components/automation/wizard/steps/survey-step";
import { database } from "@/db";
import { listSurveys } from "@/lib/survey/queries";
import * as actions from "../actions";
import { loadWizard } from "../load";
import { makeSurvey } from "../make";
import { OnlyLooking, Step, titleOf } from "../step";

export const generateMetadata = () => titleOf("survey");

export default async function SurveyPage({ params }: { params: Promise<{ id: string }> }) {
  const wizard = await loadWizard(params, "survey");
  if (!wizard) return <OnlyLooking />;
  const { data } = await listSurveys(database(), wizard.member.workspace.id, { limit: 200 });
  const chosen = wizard.survey;
  const surveys = chosen && !data.some(({ id }) => id === chosen.id) ? [chosen, ...data] : data;
  return (
    <Step wizard={wizard} step="survey">
      <SurveyStep
        automationId={wizard.automation.id}
        surveyId={wizard.automation.surveyId}
        surveys={surveys.map(({ id, title, status, languages, variables, url }) => ({
          ...{ id, title, status, languages },
          variables: variables.length,
          host: url && URL.canParse(url) ? new URL(url).host : null,
        }))}
        save={actions.saveSurvey}
        make={makeSurvey}
      />
    </Step>
  );
}
