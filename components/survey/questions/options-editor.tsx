"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { type UseFormReturn, useFieldArray, useWatch } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { QuestionsDraft } from "@/lib/survey/question/draft";
import { directionOf } from "@/lib/text/language";
import { RowButtons } from "./row-buttons";
import { useOriginal } from "./use-original";

/** What a question is chosen from: its answers, or the rows and columns of a matrix. */
export type ChoicePart = "options" | "rows" | "columns";

/** What a question offers, in its order. Enter goes on to the next, and adds one after the last. */
export function OptionsEditor({
  form,
  position,
  part = "options",
  language,
  languages,
  answered,
  faulty,
}: {
  form: UseFormReturn<QuestionsDraft>;
  position: number;
  part?: ChoicePart;
  language: string;
  languages: readonly string[];
  answered: boolean;
  faulty: (option: number) => boolean;
}) {
  const t = useTranslations("survey.questions");
  const words = useTranslations(`survey.${part}`);
  const id = useId();
  const original = useOriginal(language, languages);
  const at = `questions.${position}.${part}` as const;
  const list = useFieldArray({ control: form.control, name: at });
  const written = useWatch({ control: form.control, name: at });
  const nameOf = (i: number) => `${at}.${i}.label.${language}` as const;
  const add = () => list.append({ value: "", label: {} }, { focusName: nameOf(list.fields.length) });
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm font-semibold">{words("title")}</legend>
      <ol className="grid gap-2">
        {list.fields.map((field, i) => {
          const number = i + 1;
          const note = faulty(i) ? t("fault.optionBlank") : original(written[i]?.label);
          return (
            <li key={field.id} className="flex items-start gap-2">
              <span className="min-w-0 grow">
                <Input
                  key={language}
                  id={`${id}-option-${i}`}
                  lang={language}
                  dir={directionOf(language)}
                  aria-label={words("one", { number })}
                  aria-invalid={faulty(i) || undefined}
                  aria-describedby={note ? `${id}-${i}` : undefined}
                  maxLength={200}
                  {...form.register(nameOf(i))}
                  onKeyDown={(event) => {
                    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
                    event.preventDefault();
                    if (number === list.fields.length) add();
                    else document.getElementById(`${id}-option-${number}`)?.focus();
                  }}
                />
                {note ? (
                  <span
                    id={`${id}-${i}`}
                    className={`mt-1 block text-sm ${faulty(i) ? "text-danger" : "text-muted-foreground"}`}
                  >
                    {note}
                  </span>
                ) : null}
              </span>
              <RowButtons
                of={part}
                number={number}
                count={list.fields.length}
                onMove={(by) => list.move(i, i + by)}
                onDelete={() => list.remove(i)}
              />
            </li>
          );
        })}
      </ol>
      <Button size="sm" className="mt-2" onClick={add}>
        <Plus size={14} aria-hidden />
        {words("add")}
      </Button>
      {answered ? <p className="mt-2 text-sm text-muted-foreground">{words("answered")}</p> : null}
    </fieldset>
  );
}
