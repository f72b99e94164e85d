"use client";
import { useTranslations } from "next-intl";
import { type UseFormReturn, useWatch } from "react-hook-form";
import { SelectField } from "@/components/ui/field";
import type { QuestionsDraft } from "@/lib/survey/question/draft";

/** Which page of the survey a question stands on: one that is there, or one more. */
export function PageSelect({ form, position }: { form: UseFormReturn<QuestionsDraft>; position: number }) {
  const t = useTranslations("survey.questions");
  const questions = useWatch({ control: form.control, name: "questions" });
  const page = questions[position]?.page ?? 1;
  const last = Math.max(1, ...questions.map((question) => question.page));
  // A page of its own needs somebody who stays on another.
  const pages = Array.from({ length: questions.length > 1 ? last + 1 : last }, (_, i) => i + 1);
  return (
    <SelectField
      label={t("page")}
      value={page}
      onChange={(event) =>
        form.setValue(`questions.${position}.page`, Number(event.target.value), { shouldDirty: true })
      }
    >
      {pages.map((number) => (
        <option key={number} value={number}>
          {number <= last ? t("pageOption", { number }) : t("newPage")}
        </option>
      ))}
    </SelectField>
  );
}
