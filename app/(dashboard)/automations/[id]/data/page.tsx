import { makeVariable } from "@/app/(wizard)/automations/[id]/setup/make";
import { titled } from "@/app/titled";
import { DataForm } from "@/components/automation/settings/data-form";
import { database } from "@/db";
import { suggestMapping } from "@/lib/automation/setup/field-list";
import { systemClock } from "@/lib/clock";
import { digestOf, editedParts } from "@/lib/edit/seen";
import { trySending } from "@/lib/invitation/try-sending";
import { loadForEdit } from "../load-setup";
import { saveData } from "../setup-actions";

export const generateMetadata = titled("automation.tabs.data");

export default async function DataPage({ params }: { params: Promise<{ id: string }> }) {
  const { mayAct, ...context } = await loadForEdit(params, "data");
  const { automation, survey } = context;
  const { id, fields, itemsPath, filter, mapping } = automation;
  const { title = "", variables = [], languages = [] } = survey ?? {};
  const tried = { mapping: suggestMapping(fields, mapping, variables) };
  return (
    <DataForm
      automationId={id}
      setup={{ fields, itemsPath, filter, mapping }}
      survey={{ title, variables, languages }}
      trial={await trySending(database(), context, tried, systemClock())}
      seen={digestOf(automation, editedParts.data)}
      save={mayAct ? saveData : null}
      makeVariable={makeVariable}
    />
  );
}
