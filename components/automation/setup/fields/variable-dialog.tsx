"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Variable } from "@/lib/automation/model";
import { type MakeVariable, useVariableForm } from "./use-variable-form";

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
  const { fields, pending, submit } = useVariableForm({ ...props, first: { name: "", type: "text" } });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={t("text", { survey })}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button variant="primary" disabled={pending} onClick={submit}>
            {t("submit")}
          </Button>
        </>
      }
    >
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          submit();
        }}
      >
        <button type="submit" hidden />
        {fields}
      </form>
    </Dialog>
  );
}
