import { getLocale, getTranslations } from "next-intl/server";
import { saveSecret } from "@/app/(wizard)/automations/[id]/setup/connect";
import { makeVariable } from "@/app/(wizard)/automations/[id]/setup/make";
import { postedOf } from "@/app/(wizard)/automations/[id]/setup/outgoing";
import { titled } from "@/app/titled";
import { PostedForm } from "@/components/automation/outgoing/editors";
import { DataForm } from "@/components/automation/settings/data-form";
import { senderSetUp } from "@/components/automation/setup/connection/sender-set-up";
import { senderChoices } from "@/components/automation/setup/sender/sender-choices";
import { database } from "@/db";
import { templateOf } from "@/lib/automation/setup/example";
import { suggestMapping } from "@/lib/automation/setup/field-list";
import { systemClock } from "@/lib/clock";
import { secretStateOf } from "@/lib/delivery/trial/connection";
import { digestOf, editedParts } from "@/lib/edit/seen";
import { trySending } from "@/lib/invitation/try-sending";
import { loadForEdit } from "../load-setup";
import { savePosted } from "../outgoing-actions";
import { saveData } from "../setup-actions";

export const generateMetadata = titled("automation.tabs.data");

export default async function DataPage({ params }: { params: Promise<{ id: string }> }) {
  const { mayAct, ...context } = await loadForEdit(params, "data");
  const { automation, survey } = context;
  if (automation.type === "outgoing_webhook")
    return (
      <PostedForm
        automationId={automation.id}
        {...(await postedOf(context))}
        seen={digestOf(automation, editedParts.posted)}
        save={mayAct ? savePosted : null}
      />
    );
  const { id, sender, fields, itemsPath, filter, mapping } = automation;
  const { title = "", variables = [], languages = [] } = survey ?? {};
  const locale = await getLocale();
  const t = await getTranslations("wizard.sender");
  const tried = { mapping: suggestMapping(fields, mapping, variables) };
  return (
    <DataForm
      automationId={id}
      senders={senderChoices(locale, t("otherSystem"))}
      template={templateOf(automation)?.id ?? null}
      setup={{ sender, fields, itemsPath, filter, mapping }}
      survey={{ title, variables, languages }}
      trial={await trySending(database(), context, tried, systemClock())}
      seen={digestOf(automation, editedParts.data)}
      save={mayAct ? saveData : null}
      makeVariable={makeVariable}
      proof={{
        setUp: senderSetUp(sender, locale),
        secret: secretStateOf(automation),
        lastHandshakeAt: automation.lastHandshakeAt?.toISOString() ?? null,
        save: mayAct ? saveSecret : null,
      }}
    />
  );
}
