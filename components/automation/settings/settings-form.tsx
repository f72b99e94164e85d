"use client";
import dynamic from "next/dynamic";
import { useState } from "react";
import { FormProvider, useForm, useWatch } from "react-hook-form";
import { checkedBy } from "@/components/form/checked-by";
import { EditForm, type SavedEdit } from "@/components/form/edit-form";
import type { SettingsForm as Values } from "@/lib/automation/setup/settings-schema";
import { SendingFields, type SendingSource } from "../setup/sending/sending-fields";
import type { ReminderMessage } from "./reminder-fields";
import { AgainFields, FailureFields, RequestFields } from "./rule-fields";
import { SectionLinks, SettingsSection } from "./settings-sections";
import type { SigningActs } from "./signing-panel";
import { useSettingsProblems } from "./use-settings-problems";

/** They stand beside and below what is edited. */
const ReminderFields = dynamic(async () => (await import("./reminder-fields")).ReminderFields);
const MessagePreview = dynamic(async () => (await import("../setup/sending/message-preview")).MessagePreview);
const SigningPanel = dynamic(async () => (await import("./signing-panel")).SigningPanel);

/** Name, message, delay and rules of a finished automation. */
export function SettingsForm({
  values,
  reminderMessages,
  signed,
  signing,
  seen,
  save,
  ...source
}: SendingSource & {
  values: Values;
  reminderMessages: readonly ReminderMessage[];
  /** Whether requests must be signed. */
  signed: boolean;
  signing: SigningActs | null;
  seen: string;
  save: SavedEdit<Values>;
}) {
  const form = useForm<Values>({
    resolver: checkedBy(async () => (await import("@/lib/automation/setup/settings-schema")).settingsForm),
    defaultValues: values,
    mode: "onChange",
  });
  const written = useWatch({ control: form.control }) as Values;
  const [strict, setStrict] = useState(false);
  const problems = useSettingsProblems(form);
  const { automationId, dateFields } = source;
  return (
    <FormProvider {...form}>
      <EditForm
        value={written}
        problems={strict ? problems : []}
        check={async () => {
          const valid = await form.trigger();
          setStrict(!valid);
          return valid;
        }}
        seen={seen}
        save={save && ((digest) => save(null, { id: automationId, seen: digest, ...form.getValues() }))}
        aside={<MessagePreview automationId={automationId} messageId={written.messageId} />}
      >
        <SectionLinks />
        <SettingsSection section="invitation">
          <SendingFields {...source} />
        </SettingsSection>
        <SettingsSection section="reminders">
          <ReminderFields messages={reminderMessages} />
        </SettingsSection>
        <SettingsSection section="failures">
          <FailureFields />
        </SettingsSection>
        <SettingsSection section="again">
          <AgainFields fieldNames={dateFields} />
        </SettingsSection>
        <SettingsSection section="requests">
          <RequestFields />
        </SettingsSection>
        <SigningPanel automationId={automationId} signed={signed} acts={signing} />
      </EditForm>
    </FormProvider>
  );
}
