import { makeVariable } from "@/app/(wizard)/automations/[id]/setup/make";
import { titled } from "@/app/titled";
import { MappingForm } from "@/components/automation/settings/mapping-form";
import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { digestOf, editedParts } from "@/lib/edit/seen";
import { trySending } from "@/lib/invitation/try-sending";
import { loadForEdit } from "../load-setup";
import { saveMapping } from "../setup-actions";

export const generateMetadata = titled("automation.tabs.mapping");

export default async function MappingPage({ params }: { params: Promise<{ id: string }> }) {
  const { mayAct, ...context } = await loadForEdit(params, "mapping");
  const { automation, survey } = context;
  return (
    <MappingForm
      automationId={automation.id}
      fields={automation.fields}
      mapping={automation.mapping}
      stored={automation.mapping}
      variables={survey?.variables ?? []}
      trial={await trySending(database(), context, {}, systemClock())}
      seen={digestOf(automation, editedParts.mapping)}
      save={mayAct ? saveMapping : null}
      makeVariable={makeVariable}
    />
  );
}
