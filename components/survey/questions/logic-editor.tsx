"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { FilterConditionRow } from "@/components/automation/setup/filter/filter-condition";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { type ConditionDraft, draftOfFilter, isGroup, isKept } from "@/lib/filter/form";
import type { QuestionsDraft } from "@/lib/survey/question-draft";
import { filterOfLogic } from "@/lib/survey/show-when";
import type { LogicChoice } from "./use-logic";

/**
 * Who is asked a question: conditions over what is asked before it, over variables and the language. Groups that the
 * API made stay as they are.
 */
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
  const [shown, setShown] = useState(() => draftOfFilter(form.getValues(at)));
  const conditions = shown.parts.filter((part): part is ConditionDraft => !isGroup(part) && !isKept(part));
  const grouped = conditions.length < shown.parts.length;

  function put(next: typeof shown) {
    setShown(next);
    form.setValue(at, filterOfLogic(next, fields), { shouldDirty: true });
    // A condition names questions by their keys: those it looks at keep the keys that they would get.
    for (const { name, question, key } of fields)
      if (question !== undefined && next.parts.some((part) => "field" in part && part.field === name))
        form.setValue(`questions.${question}.key`, key);
  }
  const replace = (id: string, condition: ConditionDraft | null) =>
    put({
      ...shown,
      parts: shown.parts.flatMap((part) => (part.id === id ? (condition ? [condition] : []) : [part])),
    });
  const add = () =>
    put({
      ...shown,
      parts: [...shown.parts, { id: crypto.randomUUID(), field: "", op: "equals", value: "", list: [] }],
    });

  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm font-semibold">{t("title")}</legend>
      {grouped ? (
        <div className="text-sm text-muted-foreground">
          <p>{t("kept")}</p>
          <Button size="sm" className="mt-2" onClick={() => put({ join: "all", parts: [] })}>
            {t("drop")}
          </Button>
        </div>
      ) : (
        <>
          {conditions.length === 0 ? (
            <p className="text-sm text-muted-foreground">{fields.length === 0 ? t("first") : t("always")}</p>
          ) : null}
          {conditions.length > 1 ? (
            <Select
              aria-label={t("join")}
              value={shown.join}
              onChange={(event) => put({ ...shown, join: event.target.value as "all" | "any" })}
              className="w-fit"
            >
              <option value="all">{t("all")}</option>
              <option value="any">{t("any")}</option>
            </Select>
          ) : null}
          {conditions.map((condition, i) => (
            <FilterConditionRow
              key={condition.id}
              condition={condition}
              word={i === 0 ? "" : t(shown.join === "all" ? "and" : "or")}
              fields={fields}
              languages={languages}
              trial={undefined}
              fault={fault && i === 0 ? { part: "field", text: fault } : undefined}
              onChange={(next) => replace(condition.id, next)}
              onRemove={() => replace(condition.id, null)}
            />
          ))}
          {fields.length === 0 ? null : (
            <Button size="sm" className="mt-2" onClick={add}>
              <Plus size={14} aria-hidden />
              {t(conditions.length === 0 ? "add" : "more")}
            </Button>
          )}
          {conditions.length > 0 ? (
            <p className="mt-2 text-sm text-muted-foreground">{t("required")}</p>
          ) : null}
        </>
      )}
    </fieldset>
  );
}
