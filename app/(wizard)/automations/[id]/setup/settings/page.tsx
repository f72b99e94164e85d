import { SettingsStep } from "@/components/automation/wizard/steps/settings-step";
import { database } from "@/db";
import { delayFormOf } from "@/lib/automation/setup/delay-form";
import { systemClock } from "@/lib/clock";
import { trySending } from "@/lib/invitation/try-sending";
import { listMessages } from "@/lib/message/queries";
import { starterContent } from "@/lib/message/starter";
import { hasScale } from "@/lib/survey/question-type";
import * as actions from "../actions";
import { loadWizard } from "../load";
import { makeMessage } from "../make";
import { OnlyLooking, Step, titleOf } from "../step";

export const generateMetadata = () => titleOf("settings");

/** Question types whose answers can be given by a tap in the e-mail. */

export default async function SettingsPage({ params }: { params: Promise<{ id: string }> }) {
  const wizard = await loadWizard(params, "settings");
  if (!wizard) return <OnlyLooking />;
  const { automation, survey, member } = wizard;
  const { title = "", languages = ["en"], variables = [], questions = [] } = survey ?? {};
  const { data } = await listMessages(database(), member.workspace.id, { limit: 200 });
  const messages = data
    .filter(({ kind }) => kind === "invitation")
    .map(({ id, name, content }) => ({ id, name, languages: Object.keys(content) }));
  // Where there is but one, it is the one.
  const only = messages.length === 1 ? messages[0]!.id : "";
  const tap = questions[0] !== undefined && hasScale(questions[0].type);
  return (
    <Step wizard={wizard} step="settings" aside>
      <SettingsStep
        automationId={automation.id}
        values={{
          name: automation.name,
          messageId: automation.messageId ?? only,
          delay: delayFormOf(automation.delay),
        }}
        messages={messages}
        survey={{
          title,
          languages,
          starter: starterContent(languages, tap),
          mergeFields: ["firstName", "lastName", ...variables.map(({ name }) => name), "surveyLink"],
        }}
        dateFields={automation.fields.map(({ name }) => name)}
        trial={await trySending(database(), wizard, {}, systemClock())}
        save={actions.saveSettings}
        makeMessage={makeMessage}
      />
    </Step>
  );
}
