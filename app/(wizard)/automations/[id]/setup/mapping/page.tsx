import { MappingStep } from "@/components/automation/wizard/steps/mapping-step";
import { database } from "@/db";
import { suggestMapping } from "@/lib/automation/setup/field-list";
import { systemClock } from "@/lib/clock";
import { trySending } from "@/lib/invitation/try-sending";
import * as actions from "../actions";
import { loadWizard } from "../load";
import { makeVariable } from "../make";
import { OnlyLooking, Step, titleOf } from "../step";

export const generateMetadata = () => titleOf("mapping");

export default async function MappingPage({ params }: { params: Promise<{ id: string }> }) {
  const wizard = await loadWizard(params, "mapping");
  if (!wizard) return <OnlyLooking />;
  const { automation, survey } = wizard;
  const variables = survey?.variables ?? [];
  const mapping = suggestMapping(automation.fields, automation.mapping, variables);
  return (
    <Step wizard={wizard} step="mapping" aside>
      <MappingStep
        automationId={automation.id}
        fields={automation.fields}
        mapping={mapping}
        stored={automation.mapping}
        variables={variables}
        trial={await trySending(database(), wizard, { mapping }, systemClock())}
        save={actions.saveMapping}
        makeVariable={makeVariable}
      />
    </Step>
  );
}
