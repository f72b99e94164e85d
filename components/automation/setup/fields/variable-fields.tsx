"use client";
import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { useActionForm } from "@/components/form/action-form";
import { FormLines, FormSelect, FormSwitch, FormText } from "@/components/form/controls";
import type { Act } from "@/components/form/outcome";
import type { Variable } from "@/lib/automation/model";
import type { VariableForm } from "@/lib/survey/variable/form";

const types = ["text", "number", "email", "date", "list"] as const;

/** Makes a background variable of the automation's survey. @returns it */
export type MakeVariable = Act<{ id: string; variable: VariableForm }, Variable>;

/** The form of a background variable that is not there yet. */
export function useVariableForm({
  automationId,
  first,
  make,
  onMade,
}: {
  automationId: string;
  first: Pick<VariableForm, "name" | "type">;
  make: MakeVariable;
  onMade: (variable: Variable) => void;
}) {
  return useActionForm({
    schema: async () => (await import("@/lib/survey/variable/form")).variableForm,
    values: { ...first, options: [], required: false },
    act: (variable) => make(null, { id: automationId, variable }),
    done: onMade,
  });
}

/** The fields of that form, around them. */
export function VariableFields() {
  const t = useTranslations("wizard.variable");
  const type = useWatch<VariableForm, "type">({ name: "type" });
  const nameFaults: Partial<Record<string, string>> = {
    missing_field: t("blank"),
    duplicate: t("duplicate"),
    reserved: t("reserved"),
    invalid_characters: t("invalid_characters"),
  };
  return (
    <>
      <FormText
        name="name"
        label={t("name")}
        fault={(code) => nameFaults[code]}
        maxLength={200}
        spellCheck={false}
      />
      <FormSelect name="type" label={t("type")}>
        {types.map((each) => (
          <option key={each} value={each}>
            {t(`types.${each}`)}
          </option>
        ))}
      </FormSelect>
      {type === "list" ? <FormLines name="options" label={t("options")} fault={t("optionsBlank")} /> : null}
      <FormSwitch name="required" label={t("required")} hint={t("requiredHint")} />
    </>
  );
}
