import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { makeMessage } from "@/app/(wizard)/automations/[id]/setup/make";
import { SettingsForm } from "@/components/automation/settings/settings-form";
import { database } from "@/db";
import { delayFormOf } from "@/lib/automation/setup/delay-form";
import { systemClock } from "@/lib/clock";
import { digestOf, editedParts } from "@/lib/edit/seen";
import { trySending } from "@/lib/invitation/try-sending";
import { listMessages } from "@/lib/message/queries";
import { starterContent } from "@/lib/message/starter";
import { hasScale } from "@/lib/survey/question-type";
import { loadForEdit } from "../load-setup";
import { dropSigningSecret, makeSigningSecret, saveSettings } from "../setup-actions";

/** Question types whose answers can be given by a tap in the e-mail. */

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("automation"))("tabs.settings") };
}

export default async function SettingsPage({ params }: { params: Promise<{ id: string }> }) {
  const { mayAct, workspaceId, ...context } = await loadForEdit(params, "settings");
  const { automation, survey } = context;
  const { title = "", languages = ["en"], variables = [], questions = [] } = survey ?? {};
  const { data } = await listMessages(database(), workspaceId, { limit: 200 });
  const tap = questions[0] !== undefined && hasScale(questions[0].type);
  const { autoDisableAfter, silenceAfterHours, dedupeField, repeatPolicy, frequencyExempt } = automation;
  const { allowKeyInUrl, rateLimitPerMinute, cancelRule, reminders } = automation;
  return (
    <SettingsForm
      automationId={automation.id}
      values={{
        name: automation.name,
        messageId: automation.messageId ?? "",
        delay: delayFormOf(automation.delay),
        ...{ autoDisableAfter, silenceAfterHours, dedupeField, repeatPolicy, frequencyExempt },
        ...{ allowKeyInUrl, rateLimitPerMinute, cancelRule, reminders },
      }}
      messages={data.filter(({ kind }) => kind === "invitation").map(({ id, name }) => ({ id, name }))}
      reminderMessages={data.map(({ id, name, kind }) => ({ id, name, kind }))}
      signed={automation.signingSecret !== null}
      signing={mayAct ? { make: makeSigningSecret, drop: dropSigningSecret } : null}
      survey={{
        title,
        starter: starterContent(languages, tap),
        mergeFields: ["firstName", "lastName", ...variables.map(({ name }) => name), "surveyLink"],
      }}
      fieldNames={automation.fields.map(({ name }) => name)}
      trial={await trySending(database(), context, {}, systemClock())}
      seen={digestOf(automation, editedParts.rules)}
      save={mayAct ? saveSettings : null}
      makeMessage={makeMessage}
    />
  );
}
