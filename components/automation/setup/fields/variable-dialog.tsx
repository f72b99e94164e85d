"use client";
import { useTranslations } from "next-intl";
import { FormDialog } from "@/components/form/form-dialog";
import type { Variable } from "@/lib/automation/model";
import { type MakeVariable, useVariableForm, VariableFields } from "./variable-fields";

/** Makes a background variable of the survey, and a field of its name, without leaving the step. */
export function VariableDialog({
  survey,
  onClose,
  ...props
}: {
  automationId: string;
  survey: string;
  make: MakeVariable;
  onMade: (variable: Variable) => void;
  onClose: () => void;
}) {
  const t = useTranslations("wizard.variable");
  const form = useVariableForm({ ...props, first: { name: "", type: "text" } });
  return (
    <FormDialog
      of={form}
      title={t("title")}
      description={t("text", { survey })}
      submit={t("submit")}
      onClose={onClose}
    >
      <VariableFields />
    </FormDialog>
  );
}
