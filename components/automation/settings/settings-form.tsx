"use client";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EditForm, type SavedEdit } from "@/components/form/edit-form";
import type { Act } from "@/components/form/outcome";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import type { MessageContent } from "@/lib/automation/model";
import { type DelayForm, delayOfForm, faultOfDelay } from "@/lib/automation/setup/delay-form";
import type { SetupTrial } from "@/lib/invitation/try-sending";
import type { Problem } from "../setup/problem";
import { type DelayFault, DelayFields } from "../setup/sending/delay-fields";
import { MessageDialog, type NewMessage } from "../setup/sending/message-dialog";
import { MessagePreview } from "../setup/sending/message-preview";
import { SendingSentence } from "../setup/sending/sending-sentence";
import { useTrial } from "../setup/use-trial";
import { ReminderFields, type ReminderMessage } from "./reminder-fields";
import { AgainFields, FailureFields, RequestFields } from "./rule-fields";
import { ruleFaults as placeOf, type RuleFault, type Rules, rulesFaults } from "./rules";
import { SectionLinks, SettingsSection } from "./settings-sections";
import { type SigningActs, SigningPanel } from "./signing-panel";

/** What is kept of an automation's settings. */
export type SettingsValues = { name: string; messageId: string; delay: DelayForm } & Rules;

/** Name, message, delay and rules of a finished automation. */
export function SettingsForm({
  automationId,
  values: first,
  messages,
  reminderMessages,
  survey,
  signed,
  signing,
  fieldNames,
  trial: firstTrial,
  seen,
  save,
  makeMessage,
}: {
  automationId: string;
  values: SettingsValues;
  messages: readonly { id: string; name: string }[];
  reminderMessages: readonly ReminderMessage[];
  /** Whether requests must be signed. */
  signed: boolean;
  signing: SigningActs | null;
  survey: { title: string; starter: MessageContent; mergeFields: string[] };
  fieldNames: readonly string[];
  trial: SetupTrial;
  seen: string;
  save: SavedEdit<SettingsValues>;
  makeMessage: Act<NewMessage, string>;
}) {
  const t = useTranslations("wizard.settings");
  const router = useRouter();
  const [values, setValues] = useState(first);
  const [made, setMade] = useState<{ id: string; name: string }[]>([]);
  const [making, setMaking] = useState(false);
  const [strict, setStrict] = useState(false);
  const set = (change: Partial<SettingsValues>) => setValues({ ...values, ...change });
  const { delay } = values;
  const delayFaults = faultsOf(delay);
  const sound = delayFaults.length === 0;
  const trial = useTrial(automationId, sound ? { delay: delayOfForm(delay) } : {}, firstTrial);
  const known = [...messages, ...made.filter(({ id }) => !messages.some((each) => each.id === id))];
  const ruleFaults: RuleFault[] = rulesFaults(values);
  const shownFaults = strict ? ruleFaults : ruleFaults.filter((fault) => !fault.startsWith("cancel"));
  const named = values.name.trim() !== "";
  const words = useFaultWords();
  const problems: Problem[] = [
    ...(named ? [] : [{ text: t("fault.name"), control: "invitation" }]),
    ...(values.messageId ? [] : [{ text: t("noMessage"), control: "invitation" }]),
    ...delayFaults.map(({ code }) => ({
      text: t.has(`fault.${code}` as "fault.name") ? t(`fault.${code}` as "fault.name") : t("fault.number"),
      control: "invitation",
    })),
    ...ruleFaults.map((fault) => ({ text: words(fault), control: placeOf[fault] })),
  ];

  return (
    <EditForm
      value={values}
      problems={strict ? problems : []}
      blocked={problems.length > 0}
      onRefused={() => setStrict(true)}
      seen={seen}
      save={save && ((digest) => save(null, { id: automationId, seen: digest, ...tidy(values) }))}
      aside={<MessagePreview automationId={automationId} messageId={values.messageId} />}
    >
      <SectionLinks />
      <SettingsSection section="invitation">
        <TextField
          label={t("name")}
          hint={t("nameHint")}
          error={named ? undefined : t("fault.name")}
          maxLength={200}
          value={values.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        <div>
          <SelectField
            label={t("message")}
            error={strict && !values.messageId ? t("noMessage") : undefined}
            hint={known.length === 0 ? t("noMessages") : undefined}
            value={values.messageId}
            onChange={(event) => set({ messageId: event.target.value })}
          >
            <option value="">{t("chooseMessage")}</option>
            {known.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          {save ? (
            <Button size="sm" className="mt-2" onClick={() => setMaking(true)}>
              <Plus size={14} aria-hidden />
              {t("createMessage")}
            </Button>
          ) : null}
        </div>
        <DelayFields
          value={delay}
          dateFields={fieldNames}
          faults={delayFaults}
          onChange={(changed) => set({ delay: changed })}
        />
        {sound ? (
          <p role="status" className="text-sm text-body">
            <SendingSentence trial={trial} delayed={delay.on ? delay.from : "no"} />
          </p>
        ) : null}
      </SettingsSection>
      <SettingsSection section="reminders">
        <ReminderFields
          reminders={values.reminders}
          messages={reminderMessages}
          strict={strict}
          onChange={(reminders) => set({ reminders })}
        />
      </SettingsSection>
      <SettingsSection section="failures">
        <FailureFields values={values} faults={shownFaults} onChange={set} />
      </SettingsSection>
      <SettingsSection section="again">
        <AgainFields values={values} fieldNames={fieldNames} faults={shownFaults} onChange={set} />
      </SettingsSection>
      <SettingsSection section="requests">
        <RequestFields values={values} faults={shownFaults} onChange={set} />
      </SettingsSection>
      <SigningPanel automationId={automationId} signed={signed} acts={signing} />
      {making ? (
        <MessageDialog
          survey={survey.title}
          starter={survey.starter}
          mergeFields={survey.mergeFields}
          make={makeMessage}
          onMade={(id, name) => {
            setMade([...made, { id, name }]);
            setMaking(false);
            set({ messageId: id });
            router.refresh();
          }}
          onClose={() => setMaking(false)}
        />
      ) : null}
    </EditForm>
  );
}

/** Without the blank lines among the values of the rule. */
function tidy(values: SettingsValues): SettingsValues {
  const { cancelRule } = values;
  if (!cancelRule) return values;
  const kept = cancelRule.values.map((value) => value.trim()).filter(Boolean);
  return { ...values, cancelRule: { ...cancelRule, values: kept } };
}

function useFaultWords(): (fault: RuleFault) => string {
  const t = useTranslations("edit.rules");
  return (fault) => t(`fault.${fault}`);
}

function faultsOf(delay: DelayForm): DelayFault[] {
  if (!delay.on) return [];
  const parts = (["days", "hours", "minutes"] as const)
    .filter((part) => !Number.isInteger(delay[part]) || delay[part] < 0)
    .map((field): DelayFault => ({ field, code: "number" }));
  const whole = parts.length === 0 ? faultOfDelay(delay) : null;
  return whole ? [{ field: "delay", code: whole }] : parts;
}
