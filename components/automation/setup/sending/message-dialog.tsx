"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useActionForm } from "@/components/form/action-form";
import { FormText, FormTextArea } from "@/components/form/controls";
import { FormDialog } from "@/components/form/form-dialog";
import type { Act } from "@/components/form/outcome";
import { useLanguageName } from "@/components/shell/language-name";
import type { MessageContent } from "@/lib/message/queries";
import { directionOf } from "@/lib/text/language";

/** What makes a message. */
export type NewMessage = { name: string; content: MessageContent };

/** Makes an invitation's message without leaving the step; it begins with a text that can be sent as it is. */
export function MessageDialog({
  survey,
  starter,
  mergeFields,
  make,
  onMade,
  onClose,
}: {
  survey: string;
  starter: MessageContent;
  mergeFields: readonly string[];
  make: Act<NewMessage, string>;
  onMade: (id: string, name: string) => void;
  onClose: () => void;
}) {
  const t = useTranslations("wizard.settings.dialog");
  const languageName = useLanguageName();
  const made = useActionForm({
    schema: async () => (await import("@/lib/message/schema")).messageInput,
    values: { name: t("nameOf", { survey }).slice(0, 200), content: starter },
    act: ({ name, content }) => make(null, { name, content }),
    done: (id) => onMade(id, made.form.getValues("name")),
  });
  return (
    <FormDialog
      of={made}
      title={t("title")}
      description={t("text")}
      submit={t("submit")}
      className="max-w-[680px]"
      onClose={onClose}
    >
      <FormText name="name" label={t("name")} maxLength={200} />
      {Object.keys(starter).map((tag) => (
        <div key={tag} className="grid gap-3 border-t pt-4">
          <FormText
            name={`content.${tag}.subject`}
            label={t("subject", { language: languageName(tag, "within") })}
            lang={tag}
            dir={directionOf(tag)}
            maxLength={500}
          />
          <FormTextArea
            name={`content.${tag}.body`}
            label={t("body", { language: languageName(tag, "within") })}
            lang={tag}
            dir={directionOf(tag)}
            rows={9}
            hint={t.rich("bodyHint", {
              fields: mergeFields.map((field) => `{{${field}}}`).join(" "),
              code: (text: ReactNode) => <code>{text}</code>,
            })}
            maxLength={100_000}
          />
        </div>
      ))}
    </FormDialog>
  );
}
