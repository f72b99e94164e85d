"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { z } from "zod";
import type { suppressionForm } from "@/lib/suppression/form";
import { useActionForm } from "../form/action-form";
import { FormSelect, FormText } from "../form/controls";
import { FormDialog } from "../form/form-dialog";
import type { Act } from "../form/outcome";
import { Button } from "../ui/button";

type Props = {
  surveys: readonly { id: string; title: string }[];
  add: Act<z.input<typeof suppressionForm>>;
};

/** A button with a dialog that puts an address on the list. */
export function AddSuppression(props: Props) {
  const t = useTranslations("suppressions");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus size={16} aria-hidden />
        {t("add")}
      </Button>
      {open ? <AddDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function AddDialog({ surveys, add, onClose }: Props & { onClose: () => void }) {
  const t = useTranslations("suppressions");
  const form = useActionForm({
    schema: async () => (await import("@/lib/suppression/form")).suppressionForm,
    values: { email: "", note: "", surveyId: "" },
    act: (input) => add(null, input),
    done: onClose,
  });
  return (
    <FormDialog
      of={form}
      title={t("addTitle")}
      description={t("addText")}
      submit={t("submit")}
      onClose={onClose}
    >
      <FormText name="email" label={t("email")} type="email" autoComplete="off" />
      <FormText name="note" label={t("note")} hint={t("noteHint")} maxLength={500} />
      <FormSelect name="surveyId" label={t("survey")}>
        <option value="">{t("allSurveys")}</option>
        {surveys.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </FormSelect>
    </FormDialog>
  );
}
