import { TypeStep } from "@/components/automation/wizard/steps/type-step";
import * as actions from "../actions";
import { loadWizard } from "../load";
import { OnlyLooking, Step, titleOf } from "../step";

export const generateMetadata = () => titleOf("type");

export default async function TypePage({ params }: { params: Promise<{ id: string }> }) {
  const wizard = await loadWizard(params, "type");
  if (!wizard) return <OnlyLooking />;
  return (
    <Step wizard={wizard} step="type">
      <TypeStep automationId={wizard.automation.id} type={wizard.automation.type} save={actions.saveType} />
    </Step>
  );
}
