"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState, useTransition } from "react";
import { ActionError } from "@/components/form/action-error";
import type { Act, Outcome } from "@/components/form/outcome";
import { useLanguageName } from "@/components/shell/language-name";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextAreaField, TextField } from "@/components/ui/field";
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
  const problem = useTranslations("problems.fields");
  const [name, setName] = useState(t("nameOf", { survey }).slice(0, 200));
  const [content, setContent] = useState(starter);
  const [outcome, setOutcome] = useState<Outcome<string>>(null);
  const [pending, start] = useTransition();
  const errors = outcome && !outcome.ok ? outcome.errors : [];
  const errorOf = (field: string) => {
    const error = errors.find((each) => each.field === field);
    if (!error) return undefined;
    const key = error.code as "missing_field";
    return problem.has(key) ? problem(key, { min: 0 }) : error.message;
  };
  const languageName = useLanguageName();

  function submit() {
    start(async () => {
      const made = await make(null, { name, content });
      setOutcome(made);
      if (made?.ok) onMade(made.value, name);
    });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={t("text")}
      className="max-w-[680px]"
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button variant="primary" disabled={pending} onClick={submit}>
            {t("submit")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {outcome && errors.length === 0 ? <ActionError state={outcome} /> : null}
        <TextField
          label={t("name")}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={errorOf("name")}
          maxLength={200}
        />
        {Object.entries(content).map(([tag, { subject, body }]) => (
          <div key={tag} className="grid gap-3 border-t pt-4">
            <TextField
              label={t("subject", { language: languageName(tag, "within") })}
              lang={tag}
              dir={directionOf(tag)}
              value={subject}
              onChange={(event) => setContent({ ...content, [tag]: { subject: event.target.value, body } })}
              error={errorOf(`content.${tag}.subject`)}
              maxLength={500}
            />
            <TextAreaField
              label={t("body", { language: languageName(tag, "within") })}
              lang={tag}
              dir={directionOf(tag)}
              rows={9}
              value={body}
              onChange={(event) => setContent({ ...content, [tag]: { subject, body: event.target.value } })}
              error={errorOf(`content.${tag}.body`)}
              hint={t.rich("bodyHint", {
                fields: mergeFields.map((field) => `{{${field}}}`).join(" "),
                code: (text: ReactNode) => <code>{text}</code>,
              })}
              maxLength={100_000}
            />
          </div>
        ))}
      </div>
    </Dialog>
  );
}
