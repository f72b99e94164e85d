"use client";
import { useTranslations } from "next-intl";
import type { UseFormReturn } from "react-hook-form";
import { ConditionsEditor } from "@/components/automation/setup/filter/conditions-editor";
import type { QuestionsDraft } from "@/lib/survey/question/draft";
import type { LogicChoice } from "./use-logic";

/** Who is asked a question: conditions over what is asked before it, over variables and the language. */
export function LogicEditor({
  form,
  position,
  fields,
  languages,
  fault,
}: {
  form: UseFormReturn<QuestionsDraft>;
  position: number;
  fields: readonly LogicChoice[];
  languages: readonly string[];
  fault: string | undefined;
}) {
  const t = useTranslations("survey.questions.logic");
  const at = `questions.${position}.showIf` as const;
  return (
    <ConditionsEditor
      first={form.getValues(at)}
      {...{ fields, languages, fault }}
      legend={t("title")}
      none={fields.length === 0 ? t("first") : t("always")}
      note={t("required")}
      onChange={(filter, used) => {
        form.setValue(at, filter, { shouldDirty: true });
        // A condition names questions by their keys: those it looks at keep the keys that they would get.
        for (const { name, question, key } of fields)
          if (question !== undefined && used.includes(name)) form.setValue(`questions.${question}.key`, key);
      }}
    />
  );
}
