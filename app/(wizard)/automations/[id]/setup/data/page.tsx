import { getLocale, getTranslations } from "next-intl/server";
import { OutgoingDataStep } from "@/components/automation/outgoing/editors";
import { senderChoices } from "@/components/automation/setup/sender/sender-choices";
import { DataStep } from "@/components/automation/wizard/steps/data-step";
import { database } from "@/db";
import { templateOf } from "@/lib/automation/setup/example";
import { suggestMapping } from "@/lib/automation/setup/field-list";
import { systemClock } from "@/lib/clock";
import { trySending } from "@/lib/invitation/try-sending";
import * as actions from "../actions";
import { loadWizard } from "../load";
import { makeVariable } from "../make";
import { postedOf } from "../outgoing";
import { savePosted } from "../outgoing-actions";
import { OnlyLooking, Step, titleOf } from "../step";

export const generateMetadata = () => titleOf("data");

export default async function DataPage({ params }: { params: Promise<{ id: string }> }) {
  const wizard = await loadWizard(params, "data");
  if (!wizard) return <OnlyLooking />;
  const { automation, survey } = wizard;
  if (automation.type === "outgoing_webhook")
    return (
      <Step wizard={wizard} step="data">
        <OutgoingDataStep automationId={automation.id} {...(await postedOf(wizard))} save={savePosted} />
      </Step>
    );
  const { id, sender, fields, itemsPath, filter, mapping } = automation;
  const { title = "", variables = [], languages = [] } = survey ?? {};
  const t = await getTranslations("wizard.sender");
  const tried = { mapping: suggestMapping(fields, mapping, variables) };
  return (
    <Step wizard={wizard} step="data" aside>
      <DataStep
        automationId={id}
        senders={senderChoices(await getLocale(), t("otherSystem"))}
        template={templateOf(automation)?.id ?? null}
        setup={{ sender, fields, itemsPath, filter, mapping }}
        survey={{ title, variables, languages }}
        trial={await trySending(database(), wizard, tried, systemClock())}
        save={actions.saveData}
        makeVariable={makeVariable}
      />
    </Step>
  );
}
