import { loadSending } from "@/app/(wizard)/automations/[id]/setup/sending";
import { titled } from "@/app/titled";
import { OutgoingSettingsForm } from "@/components/automation/outgoing/editors";
import { SettingsForm } from "@/components/automation/settings/settings-form";
import { delayFormOf } from "@/lib/automation/setup/delay-form";
import { digestOf, editedParts } from "@/lib/edit/seen";
import { loadForEdit } from "../load-setup";
import { saveName } from "../outgoing-actions";
import { dropSigningSecret, makeSigningSecret, saveSettings } from "../setup-actions";

export const generateMetadata = titled("automation.tabs.settings");

export default async function SettingsPage({ params }: { params: Promise<{ id: string }> }) {
  const { mayAct, workspaceId, ...context } = await loadForEdit(params, "settings");
  const { automation } = context;
  if (automation.type === "outgoing_webhook") {
    const { id, name, autoDisableAfter } = automation;
    return (
      <OutgoingSettingsForm
        automationId={id}
        values={{ name, autoDisableAfter }}
        seen={digestOf(automation, editedParts.postRules)}
        save={mayAct ? saveName : null}
      />
    );
  }
  const { source, all } = await loadSending(context, workspaceId);
  const { autoDisableAfter, silenceAfterHours, dedupeField, repeatPolicy, frequencyExempt } = automation;
  const { allowKeyInUrl, rateLimitPerMinute, cancelRule, reminders } = automation;
  return (
    <SettingsForm
      {...source}
      makeMessage={mayAct ? source.makeMessage : null}
      values={{
        name: automation.name,
        messageId: automation.messageId ?? "",
        delay: delayFormOf(automation.delay),
        ...{ autoDisableAfter, silenceAfterHours, dedupeField, repeatPolicy, frequencyExempt },
        ...{ allowKeyInUrl, rateLimitPerMinute, cancelRule, reminders },
      }}
      reminderMessages={all}
      signed={automation.signingSecret !== null}
      signing={mayAct ? { make: makeSigningSecret, drop: dropSigningSecret } : null}
      seen={digestOf(automation, editedParts.rules)}
      save={mayAct ? saveSettings : null}
    />
  );
}
