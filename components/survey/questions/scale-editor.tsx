"use client";
import { useTranslations } from "next-intl";
import { Controller, type UseFormReturn, useWatch } from "react-hook-form";
import { SelectField, TextField } from "@/components/ui/field";
import type { QuestionsDraft } from "@/lib/survey/question/draft";
import { directionOf } from "@/lib/text/language";
import { useOriginal } from "./use-original";
import { useSpoken } from "./use-words";

const highest = [3, 4, 5, 6, 7, 8, 9, 10];

/** How far a rating goes, and what the ends of a scale mean. */
export function ScaleEditor({
  form,
  position,
  language,
  languages,
  faulty,
}: {
  form: UseFormReturn<QuestionsDraft>;
  position: number;
  language: string;
  languages: readonly string[];
  faulty: boolean;
}) {
  const t = useTranslations("survey.questions");
  const original = useOriginal(language, languages);
  const question = useWatch({ control: form.control, name: `questions.${position}` });
  const { survey } = useSpoken(language).words;
  const usual =
    question.type === "nps"
      ? { low: survey.npsLow, high: survey.npsHigh }
      : { low: survey.ratingLow, high: survey.ratingHigh };
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {question.type === "rating" ? (
        <Controller
          control={form.control}
          name={`questions.${position}.scale`}
          render={({ field }) => (
            <SelectField
              className="sm:col-span-2"
              label={t("scale")}
              hint={t("scaleHint")}
              value={field.value}
              onChange={(event) => field.onChange(Number(event.target.value))}
            >
              {highest.map((step) => (
                <option key={step} value={step}>
                  {step}
                </option>
              ))}
            </SelectField>
          )}
        />
      ) : null}
      {(["low", "high"] as const).map((end) => (
        <TextField
          key={`${end} ${language}`}
          label={t(end)}
          lang={language}
          dir={directionOf(language)}
          hint={original(question.labels[end]) ?? t("ends", { words: usual[end] })}
          error={faulty ? t("endsFault") : undefined}
          maxLength={200}
          {...form.register(`questions.${position}.labels.${end}.${language}`)}
        />
      ))}
    </div>
  );
}
