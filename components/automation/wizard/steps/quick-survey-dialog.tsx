"use client";
import { useLocale, useTranslations } from "next-intl";
import { useActionForm } from "@/components/form/action-form";
import { FormText } from "@/components/form/controls";
import { FormDialog } from "@/components/form/form-dialog";
import type { Act } from "@/components/form/outcome";

export type QuickSurvey = { title: string; languages: ("en" | "sv")[] };

const languages = [
  { tag: "en", name: "English" },
  { tag: "sv", name: "Svenska" },
] as const;

/** Makes a short survey without leaving the wizard. */
export function QuickSurveyDialog({
  onClose,
  make,
  onMade,
}: {
  onClose: () => void;
  make: Act<QuickSurvey, string>;
  onMade: (id: string) => void;
}) {
  const t = useTranslations("wizard.survey.quick");
  const locale = useLocale();
  const made = useActionForm({
    schema: async () => (await import("@/lib/automation/wizard/step-schema")).quickSurvey,
    values: { title: "", languages: [locale] },
    act: (input) => make(null, input),
    done: onMade,
  });
  return (
    <FormDialog of={made} title={t("title")} description={t("text")} submit={t("submit")} onClose={onClose}>
      <FormText name="title" label={t("name")} maxLength={200} />
      <fieldset>
        <legend className="mb-1.5 text-sm">{t("languages")}</legend>
        <div className="flex gap-5">
          {languages.map(({ tag, name }) => (
            <label key={tag} lang={tag} className="flex min-h-8 items-center gap-2">
              <input
                type="checkbox"
                className="size-4 accent-primary"
                value={tag}
                {...made.form.register("languages")}
              />
              {name}
            </label>
          ))}
        </div>
        {made.form.formState.errors.languages ? <p className="text-sm text-danger">{t("language")}</p> : null}
      </fieldset>
    </FormDialog>
  );
}
