"use client";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useController, useFormContext } from "react-hook-form";
import { FormSelect, FormText } from "@/components/form/controls";
import type { Act } from "@/components/form/outcome";
import { useLanguageName } from "@/components/shell/language-name";
import { Button } from "@/components/ui/button";
import { type DelayForm, delayOfForm } from "@/lib/automation/setup/delay-form";
import type { SendingForm } from "@/lib/automation/setup/settings-schema";
import type { SetupTrial } from "@/lib/invitation/try-sending";
import type { MessageContent } from "@/lib/message/queries";
import { lackingLanguages } from "@/lib/survey/translation";
import { useTrial } from "../use-trial";
import { delayFaults } from "./delay-faults";
import { DelayFields } from "./delay-fields";
import type { NewMessage } from "./message-dialog";
import { SendingSentence } from "./sending-sentence";

/** Loaded when it is opened. */
const MessageDialog = dynamic(async () => (await import("./message-dialog")).MessageDialog);

/** A message to choose; `languages` in its own order. */
type MessageChoice = { id: string; name: string; languages: string[] };

/** What the fields of what is sent are made from. */
export type SendingSource = {
  automationId: string;
  messages: readonly MessageChoice[];
  survey: { title: string; languages: string[]; starter: MessageContent; mergeFields: string[] };
  dateFields: readonly string[];
  trial: SetupTrial;
  /** Null for those who may only look. */
  makeMessage: Act<NewMessage, string> | null;
};

/** Name, message and delay in the form around them, and when an invitation would leave. */
export function SendingFields({
  automationId,
  messages,
  survey,
  dateFields,
  trial: first,
  makeMessage,
}: SendingSource) {
  const t = useTranslations("wizard.settings");
  const router = useRouter();
  const form = useFormContext<SendingForm>();
  const { field } = useController<SendingForm, "delay">({ name: "delay" });
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<MessageChoice[]>([]);
  const delay: DelayForm = field.value;
  const sound = delayFaults(delay).length === 0;
  const trial = useTrial(automationId, sound ? { delay: delayOfForm(delay) } : {}, first);
  const known = [...messages, ...made.filter(({ id }) => !messages.some((each) => each.id === id))];
  const chosen = known.find(({ id }) => id === form.watch("messageId"));
  return (
    <>
      <FormText name="name" label={t("name")} hint={t("nameHint")} fault={t("fault.name")} maxLength={200} />
      <div>
        <FormSelect
          name="messageId"
          label={t("message")}
          fault={t("noMessage")}
          hint={
            known.length === 0 ? (
              t("noMessages")
            ) : chosen ? (
              <Lacking message={chosen} languages={survey.languages} />
            ) : undefined
          }
        >
          <option value="">{t("chooseMessage")}</option>
          {known.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </FormSelect>
        {makeMessage ? (
          <Button size="sm" className="mt-2" onClick={() => setMaking(true)}>
            <Plus size={14} aria-hidden />
            {t("createMessage")}
          </Button>
        ) : null}
      </div>
      <DelayFields
        value={delay}
        dateFields={dateFields}
        faults={form.formState.errors.delay ? delayFaults(delay) : []}
        onChange={field.onChange}
      />
      {sound ? (
        <p role="status" className="text-sm text-body">
          <SendingSentence trial={trial} delayed={delay.on ? delay.from : "no"} />
        </p>
      ) : null}
      {making && makeMessage ? (
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
    </>
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
