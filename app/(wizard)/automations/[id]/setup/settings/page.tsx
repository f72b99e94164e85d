import { OutgoingSettingsStep } from "@/components/automation/outgoing/editors";
import { SettingsStep } from "@/components/automation/wizard/steps/settings-step";
import { delayFormOf } from "@/lib/automation/setup/delay-form";
import * as actions from "../actions";
import { loadWizard } from "../load";
import { saveName } from "../outgoing-actions";
import { loadSending } from "../sending";
import { OnlyLooking, Step, titleOf } from "../step";

export const generateMetadata = () => titleOf("settings");

export default async function SettingsPage({ params }: { params: Promise<{ id: string }> }) {
  const wizard = await loadWizard(params, "settings");
  if (!wizard) return <OnlyLooking />;
  const { type, id, name, messageId, delay, autoDisableAfter } = wizard.automation;
  if (type === "outgoing_webhook")
    return (
      <Step wizard={wizard} step="settings">
        <OutgoingSettingsStep automationId={id} values={{ name, autoDisableAfter }} save={saveName} />
      </Step>
    );
  const { source } = await loadSending(wizard, wizard.member.workspace.id);
  // Where there is but one, it is the one.
  const only = source.messages.length === 1 ? source.messages[0]!.id : "";
  return (
    <Step wizard={wizard} step="settings" aside>
      <SettingsStep
        {...source}
        values={{ name, messageId: messageId ?? only, delay: delayFormOf(delay) }}
        save={actions.saveSettings}
      />
    </Step>
  );
}
