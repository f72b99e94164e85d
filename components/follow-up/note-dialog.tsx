"use client";
import { useTranslations } from "next-intl";
import { useActionForm } from "../form/action-form";
import { FormDialog } from "../form/form-dialog";
import { Field } from "../ui/field";
import { TextArea } from "../ui/input";
import type { ChangeFollowUp } from "./change";

/** What those who follow up write down about a response. */
export default function NoteDialog({
  row: { id, name, email, note },
  change,
  onClose,
}: {
  row: { id: string; name: string; email: string; note: string | null };
  change: ChangeFollowUp;
  onClose: () => void;
}) {
  const t = useTranslations("followUps");
  const form = useActionForm({
    schema: async () => (await import("@/lib/response/follow-up-schema")).noteForm,
    values: { note: note ?? "" },
    act: (input) => change(null, { id, note: input.note }),
    done: onClose,
  });
  return (
    <FormDialog
      of={form}
      title={t("noteTitle", { who: name || email })}
      description={t("noteText")}
      submit={t("save")}
      onClose={onClose}
    >
      <Field label={t("note")}>
        {(control) => <TextArea {...control} {...form.form.register("note")} rows={4} maxLength={2000} />}
      </Field>
    </FormDialog>
  );
}
