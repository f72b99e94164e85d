"use client";
import { useTranslations } from "next-intl";
import type { z } from "zod";
import type { suppressionForm } from "@/lib/suppression/form";
import { useActionForm } from "../form/action-form";
import { FormSelect, FormText } from "../form/controls";
import { FormDialog } from "../form/form-dialog";
import type { Act } from "../form/outcome";

/** The surveys an address can be kept from, and what puts it on the list. */
export type SuppressionProps = {
  surveys: readonly { id: string; title: string }[];
  add: Act<z.input<typeof suppressionForm>>;
};

/** Puts an address on the list: for all surveys or one, with a note. */
export function SuppressionDialog({ surveys, add, onClose }: SuppressionProps & { onClose: () => void }) {
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
