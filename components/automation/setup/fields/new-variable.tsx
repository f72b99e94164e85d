"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId } from "react";
import { FormProvider } from "react-hook-form";
import { ActionError } from "@/components/form/action-error";
import { Button } from "@/components/ui/button";
import type { Variable } from "@/lib/automation/model";
import type { VariableForm } from "@/lib/survey/variable/form";
import { type MakeVariable, useVariableForm, VariableFields } from "./variable-fields";

/**
 * Makes the variable that a field's value goes to, in the field's own row: name and type are guessed from what came. It
 * opens under the select and not over it, so that the arrow keys go past the choice that opens it.
 */
export function NewVariable({
  field,
  sample,
  guess,
  onClose,
  ...props
}: {
  automationId: string;
  field: string;
  /** What came in the field, short; null where nothing did. */
  sample: string | null;
  guess: VariableForm["type"];
  make: MakeVariable;
  onMade: (variable: Variable) => void;
  onClose: () => void;
}) {
  const t = useTranslations("wizard.variable");
  const id = useId();
  const bare = field.replace(/[{}|]/g, "").trim();
  const first = { name: bare.charAt(0).toLocaleUpperCase("en") + bare.slice(1), type: guess };
  const { form, refusal, pending, submit } = useVariableForm({ ...props, first });

  function press(event: KeyboardEvent) {
    if (event.key === "Escape") onClose();
    const typing = event.key === "Enter" && (event.target as Element).tagName === "INPUT";
    if (!typing || event.nativeEvent.isComposing) return;
    // The row stands in the step's own form, which Enter would send.
    event.preventDefault();
    void submit();
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand with its text beside it
    <div
      role="group"
      aria-labelledby={id}
      data-sends
      onKeyDown={press}
      className="col-span-full mt-1 rounded-md border bg-background px-3.5 pt-2.5 pb-3"
    >
      <p id={id} className="text-sm text-body">
        {sample === null ? t("guessNone") : t("guess", { type: t(`types.${guess}`), sample })}
      </p>
      <div className="mt-3 grid gap-x-3 gap-y-3 sm:grid-cols-2 sm:[&>*:nth-child(n+3)]:col-span-2">
        <ActionError state={refusal} className="col-span-full" />
        <FormProvider {...form}>
          <VariableFields />
        </FormProvider>
      </div>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button disabled={pending} onClick={submit}>
          <Plus size={14} aria-hidden />
          {t("create")}
        </Button>
        <Button variant="ghost" onClick={onClose}>
          {t("cancel")}
        </Button>
      </div>
    </div>
  );
}
