"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Controller, type FieldErrors, useForm } from "react-hook-form";
import { type DelayFault, DelayFields } from "@/components/automation/setup/sending/delay-fields";
import { MessageDialog, type NewMessage } from "@/components/automation/setup/sending/message-dialog";
import { MessagePreview } from "@/components/automation/setup/sending/message-preview";
import { SendingSentence } from "@/components/automation/setup/sending/sending-sentence";
import { useTrial } from "@/components/automation/setup/use-trial";
import type { Act } from "@/components/form/outcome";
import { useLanguageName } from "@/components/shell/language-name";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { type DelayForm, delayOfForm, faultOfDelay } from "@/lib/automation/setup/delay-form";
import { settingsStep, type SettingsStep as Values } from "@/lib/automation/wizard/step-schema";
import type { SetupTrial } from "@/lib/invitation/try-sending";
import type { MessageContent } from "@/lib/message/queries";
import { lackingLanguages } from "@/lib/survey/translation";
import { type Saved, StepForm } from "../step-form";
import { WizardAside } from "../wizard-aside";

/** A message to choose; `languages` in its own order. */
export type MessageChoice = { id: string; name: string; languages: string[] };

/** Step 6: name, message and delay. */
export function SettingsStep({
  automationId,
  values,
  messages,
  survey,
  dateFields,
  trial: first,
  save,
  makeMessage,
}: {
  automationId: string;
  values: Values;
  messages: readonly MessageChoice[];
  survey: { title: string; languages: string[]; starter: MessageContent; mergeFields: string[] };
  dateFields: readonly string[];
  trial: SetupTrial;
  save: Act<Saved<Values>>;
  makeMessage: Act<NewMessage, string>;
}) {
  const t = useTranslations("wizard.settings");
  const router = useRouter();
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<MessageChoice[]>([]);
  const form = useForm({ resolver: zodResolver(settingsStep), defaultValues: values, mode: "onTouched" });
  const { errors, isDirty } = form.formState;
  const delay = form.watch("delay") as DelayForm;
  const messageId = form.watch("messageId");
  const sound = faultOfDelay(delay) === null && ![delay.days, delay.hours, delay.minutes].some(Number.isNaN);
  const trial = useTrial(automationId, sound ? { delay: delayOfForm(delay) } : {}, first);
  const known = [...messages, ...made.filter(({ id }) => !messages.some((each) => each.id === id))];
  const chosen = known.find(({ id }) => id === messageId);

  const hint =
    known.length === 0 ? (
      t("noMessages")
    ) : chosen ? (
      <Lacking message={chosen} languages={survey.languages} />
    ) : undefined;

  async function collect(loud: boolean): Promise<Values | null> {
    const valid = await form.trigger(undefined, { shouldFocus: loud });
    return valid ? settingsStep.parse(form.getValues()) : null;
  }

  return (
    <StepForm<Values>
      automationId={automationId}
      step="settings"
      save={save}
      collect={collect}
      dirty={isDirty}
    >
      <Panel className="mt-6 grid gap-6 p-4">
        <TextField
          label={t("name")}
          hint={t("nameHint")}
          error={errors.name ? t("fault.name") : undefined}
          maxLength={200}
          {...form.register("name")}
        />
        <div>
          <Controller
            control={form.control}
            name="messageId"
            render={({ field }) => (
              <SelectField
                label={t("message")}
                error={errors.messageId ? t("noMessage") : undefined}
                hint={hint}
                {...field}
              >
                <option value="">{t("chooseMessage")}</option>
                {known.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </SelectField>
            )}
          />
          <Button size="sm" className="mt-2" onClick={() => setMaking(true)}>
            <Plus size={14} aria-hidden />
            {t("createMessage")}
          </Button>
        </div>
        <Controller
          control={form.control}
          name="delay"
          render={({ field }) => (
            <DelayFields
              value={field.value as DelayForm}
              dateFields={dateFields}
              faults={delayFaults(errors, delay)}
              onChange={(value) => {
                field.onChange(value);
                if (errors.delay) void form.trigger("delay");
              }}
            />
          )}
        />
        {sound ? (
          <p role="status" className="text-sm text-body">
            <SendingSentence trial={trial} delayed={delay.on ? delay.from : "no"} />
          </p>
        ) : null}
      </Panel>
      <WizardAside>
        <MessagePreview automationId={automationId} messageId={messageId} />
      </WizardAside>
      {making ? (
        <MessageDialog
          survey={survey.title}
          starter={survey.starter}
          mergeFields={survey.mergeFields}
          make={makeMessage}
          onMade={(id, name) => {
            setMade([...made, { id, name, languages: Object.keys(survey.starter) }]);
            setMaking(false);
            form.setValue("messageId", id, { shouldDirty: true, shouldValidate: true });
            router.refresh();
          }}
          onClose={() => setMaking(false)}
        />
      ) : null}
    </StepForm>
  );
}

/** Which of the survey's languages a message lacks, and which it falls back to. */
function Lacking({ message, languages }: { message: MessageChoice; languages: readonly string[] }) {
  const t = useTranslations("wizard.settings");
  const locale = useLocale();
  const name = useLanguageName();
  const lacking = lackingLanguages(languages, message.languages);
  if (lacking.length === 0) return null;
  return t("lacks", {
    languages: new Intl.ListFormat(locale).format(lacking.map((tag) => name(tag, "within"))),
    fallback: name(message.languages[0] ?? "en", "within"),
  });
}

/** The delay's faults: each by its part, the whole by its code. */
function delayFaults(errors: FieldErrors<Values>, delay: DelayForm): DelayFault[] {
  if (!errors.delay) return [];
  const whole = faultOfDelay(delay);
  const parts = (["days", "hours", "minutes", "at"] as const)
    .filter((part) => errors.delay?.[part])
    .map((field): DelayFault => ({ field, code: field === "at" ? "time" : "number" }));
  return whole ? [...parts, { field: "delay", code: whole }] : parts;
}
