"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type UseFormReturn, useWatch } from "react-hook-form";
import { ConditionsEditor } from "@/components/automation/setup/filter/conditions-editor";
import type { QuestionsDraft } from "@/lib/survey/question/draft";
import { filterOfLogic } from "@/lib/survey/question/show-when";
import { translate } from "@/lib/survey/translation";
import { NewestFit } from "../weigh/newest-fit";
import { StandingScale } from "../weigh/standing-scale";
import { useWeighed } from "../weigh/use-weighed";
import type { LogicChoice } from "./use-logic";

/**
 * Who is asked a question: conditions over what is asked before it, over variables and the language, each with how that was
 * answered so far, and whom of those who answered last they would fit.
 */
export function LogicEditor({
  form,
  position,
  fields,
  surveyId,
  language,
  languages,
  fault,
}: {
  form: UseFormReturn<QuestionsDraft>;
  position: number;
  fields: readonly LogicChoice[];
  surveyId: string;
  /** In which choices are named. */
  language: string;
  languages: readonly string[];
  fault: string | undefined;
}) {
  const t = useTranslations("survey.questions.logic");
  const at = `questions.${position}.showIf` as const;
  const showIf = useWatch({ control: form.control, name: at });
  const [begun, setBegun] = useState(showIf !== null);
  const weighed = useWeighed(surveyId, showIf, begun);
  return (
    <div className="grid gap-3">
      <ConditionsEditor
        first={form.getValues(at)}
        {...{ fields, languages, fault }}
        legend={t("title")}
        none={fields.length === 0 ? t("first") : t("always")}
        note={t("required")}
        below={(condition) => {
          const field = fields.find(({ name }) => name === condition.field);
          const standing = weighed?.standing[condition.field];
          if (!field || !standing) return null;
          return (
            <StandingScale
              standing={standing}
              condition={filterOfLogic({ join: "all", parts: [condition] }, fields)}
              type={field.expected.kind === "number" ? "number" : "text"}
              labelOf={(value) => labelIn(field.question, value)}
            />
          );
        }}
        onChange={(filter, used) => {
          form.setValue(at, filter, { shouldDirty: true });
          setBegun(used.some((name) => name !== ""));
          // A condition names questions by their keys: those it looks at keep the keys that they would get.
          for (const { name, question, key } of fields)
            if (question !== undefined && used.includes(name))
              form.setValue(`questions.${question}.key`, key);
        }}
      />
      {showIf && weighed ? <NewestFit {...weighed.newest} /> : null}
    </div>
  );

  function labelIn(question: number | undefined, value: string): string {
    if (question === undefined) return value;
    const { options, columns } = form.getValues(`questions.${question}`);
    const choice = [...options, ...columns].find((each) => each.value === value);
    if (!choice && value === "other") return t("weigh.other");
    return (choice && translate(choice.label, language, languages)?.text) || value;
  }
}
