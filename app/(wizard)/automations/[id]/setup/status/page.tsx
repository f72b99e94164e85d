import { StatusStep } from "@/components/automation/wizard/steps/status-step";
import * as actions from "../actions";
import { loadWizard } from "../load";
import { openSurvey } from "../make";
import { OnlyLooking, Step, titleOf } from "../step";

export const generateMetadata = () => titleOf("status");

export default async function StatusPage({ params }: { params: Promise<{ id: string }> }) {
  const wizard = await loadWizard(params, "status");
  if (!wizard) return <OnlyLooking />;
  const { automation, survey } = wizard;
  return (
    <Step wizard={wizard} step="status">
      <StatusStep
        automationId={automation.id}
        enabled={automation.wizardEnabled}
        posts={automation.type === "outgoing_webhook"}
        survey={
          automation.type === "outgoing_webhook"
            ? null
            : survey && { title: survey.title, status: survey.status }
        }
        save={actions.saveStatus}
        openSurvey={openSurvey}
      />
    </Step>
  );
}
