"use client";
import { useTranslations } from "next-intl";
import { Controller, type UseFormReturn, useWatch } from "react-hook-form";
import { SelectField, TextField } from "@/components/ui/field";
import { SwitchRow } from "@/components/ui/switch";
import type { QuestionsDraft } from "@/lib/survey/question/draft";

/** What only some types of question have: how a rating looks, an answer in own words, how much may be written, bounds. */
export function TypeParts({ form, position }: { form: UseFormReturn<QuestionsDraft>; position: number }) {
  const t = useTranslations("survey.questions");
  const at = `questions.${position}` as const;
  const type = useWatch({ control: form.control, name: `${at}.type` });
  const toggle = (name: "other" | "long") => (
    <Controller
      control={form.control}
      name={`${at}.${name}`}
      render={({ field }) => (
        <SwitchRow label={t(name)} checked={field.value} onCheckedChange={field.onChange} />
      )}
    />
  );
  const number = (name: "maxLength" | "min" | "max") => (
    <TextField
      label={t(name)}
      inputMode={name === "maxLength" ? "numeric" : "decimal"}
      maxLength={20}
      {...form.register(`${at}.${name}`)}
    />
  );
  switch (type) {
    case "rating":
      return (
        <SelectField label={t("style")} {...form.register(`${at}.style`)}>
          <option value="numbers">{t("styles.numbers")}</option>
          <option value="stars">{t("styles.stars")}</option>
        </SelectField>
      );
    case "single":
    case "multiple":
      return toggle("other");
    case "text":
      return (
        <div className="grid items-end gap-4 sm:grid-cols-2">
          {toggle("long")}
          {number("maxLength")}
        </div>
      );
    case "number":
      return (
        <div className="grid gap-4 sm:grid-cols-2">
          {number("min")}
          {number("max")}
        </div>
      );
    default:
      return null;
  }
}
