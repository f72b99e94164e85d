"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Controller, type UseFormReturn, useWatch } from "react-hook-form";
import { Field, SelectField, TextField } from "@/components/ui/field";
import { TextArea } from "@/components/ui/input";
import { SwitchRow } from "@/components/ui/switch";
import { newQuestion, type QuestionDraft, type QuestionsDraft } from "@/lib/survey/question/draft";
import type { QuestionFault } from "@/lib/survey/question/faults";
import { hasOptions, hasScale, questionTypes } from "@/lib/survey/question/type";
import { directionOf } from "@/lib/text/language";
import { OptionsEditor } from "./options-editor";
import { PageSelect } from "./page-select";
import { ScaleEditor } from "./scale-editor";
import { TypeParts } from "./type-parts";
import type { useLogic } from "./use-logic";
import { useOriginal } from "./use-original";

/** Seldom seen at once, so loaded where it is. */
const LogicEditor = dynamic(async () => (await import("./logic-editor")).LogicEditor);

/** All that is written of one question, in one language. */
export function QuestionFields({
  form,
  position,
  language,
  languages,
  logic,
  answers,
  faults,
  type,
}: {
  form: UseFormReturn<QuestionsDraft>;
  position: number;
  language: string;
  languages: readonly string[];
  logic: ReturnType<typeof useLogic>;
  answers: number;
  faults: readonly QuestionFault[];
  type: QuestionDraft["type"];
}) {
  const t = useTranslations("survey.questions");
  const original = useOriginal(language, languages);
  const at = `questions.${position}` as const;
  const title = useWatch({ control: form.control, name: `${at}.title` });
  const faulty = (part: QuestionFault["part"]) => faults.some((fault) => fault.part === part);
  return (
    <div className="grid gap-4 border-t p-4">
      <Field label={t("text")} hint={original(title)} error={faulty("title") ? t("fault.blank") : undefined}>
        {(control) => (
          <TextArea
            key={language}
            {...control}
            {...form.register(`${at}.title.${language}`)}
            defaultValue={title[language] ?? ""}
            lang={language}
            dir={directionOf(language)}
            rows={2}
            className="min-h-0"
            maxLength={2000}
          />
        )}
      </Field>
      <SelectField
        label={t("type")}
        disabled={answers > 0}
        hint={answers > 0 ? t("typeFixed", { count: answers }) : undefined}
        // Not register: a disabled field would lose its value.
        value={type}
        onChange={(event) => change(event.target.value as QuestionDraft["type"])}
      >
        {questionTypes.map((each) => (
          <option key={each} value={each}>
            {t(`types.${each}`)}
          </option>
        ))}
      </SelectField>
      {hasScale(type) ? (
        <ScaleEditor {...{ form, position, language, languages }} faulty={faulty("labels")} />
      ) : null}
      {hasOptions(type) ? (
        <OptionsEditor
          {...{ form, position, language, languages }}
          answered={answers > 0}
          faulty={(option) =>
            faults.some(
              (fault) => fault.part === "options" || (fault.part === "option" && fault.option === option),
            )
          }
        />
      ) : null}
      {type === "matrix"
        ? (["rows", "columns"] as const).map((part) => (
            <OptionsEditor
              key={part}
              {...{ form, position, part, language, languages }}
              answered={answers > 0}
              faulty={() => faulty(part)}
            />
          ))
        : null}
      <TypeParts {...{ form, position }} />
      {faulty("bounds") ? <p className="text-sm text-danger">{t("fault.boundsShort")}</p> : null}
      {type === "statement" ? null : (
        <Controller
          control={form.control}
          name={`${at}.required`}
          render={({ field }) => (
            <SwitchRow label={t("required")} checked={field.value} onCheckedChange={field.onChange} />
          )}
        />
      )}
      <PageSelect {...{ form, position }} />
      <LogicEditor
        {...{ form, position, language, languages }}
        surveyId={logic.surveyId}
        fields={logic.fieldsOf(position)}
        fault={faulty("showIf") ? t("fault.logicShort") : undefined}
      />
      <details className="text-sm" open={faulty("key") || undefined}>
        <summary className="w-fit rounded-sm text-muted-foreground hover:text-foreground">
          {t("more")}
        </summary>
        <TextField
          className="mt-3"
          label={t("key")}
          hint={answers > 0 ? t("keyFixed", { count: answers }) : t("keyHint")}
          error={faulty("key") ? t("fault.keyShort") : undefined}
          readOnly={answers > 0}
          spellCheck={false}
          maxLength={100}
          {...form.register(`${at}.key`)}
        />
      </details>
    </div>
  );

  function change(next: QuestionDraft["type"]) {
    form.setValue(`${at}.type`, next);
    const fresh = newQuestion(next);
    for (const part of ["options", "rows", "columns"] as const)
      if (form.getValues(`${at}.${part}`).length === 0) form.setValue(`${at}.${part}`, fresh[part]);
  }
}
