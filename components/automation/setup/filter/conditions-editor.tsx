"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fragment, type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import type { Filter } from "@/lib/automation/model";
import { type ConditionDraft, draftOfFilter, isGroup, isKept } from "@/lib/filter/form";
import { filterOfLogic } from "@/lib/survey/question/show-when";
import { FilterConditionRow, type FilterField } from "./filter-condition";

/**
 * Conditions over answers, variables and the language, joined by "all" or "any". Groups that the API made stay as they are.
 */
export function ConditionsEditor({
  first,
  fields,
  languages,
  legend,
  legendHidden = false,
  none,
  note,
  fault,
  words,
  below,
  onChange,
}: {
  /** The conditions that it begins with. */
  first: Filter | null;
  fields: readonly FilterField[];
  languages: readonly string[];
  legend: string;
  /** Where a panel's head says it already, it is for screen readers alone. */
  legendHidden?: boolean;
  /** What holds where there is no condition. */
  none: string;
  /** What follows where there are some. */
  note?: string;
  fault?: string | undefined;
  /** What the conditions are called where they are no logic. */
  words?: { add: string; drop: string };
  /** What stands under a condition, where something does. */
  below?: (condition: ConditionDraft) => ReactNode;
  /** @param used the names that whole and begun conditions look at */
  onChange: (filter: Filter | null, used: readonly string[]) => void;
}) {
  const t = useTranslations("survey.questions.logic");
  const [shown, setShown] = useState(() => draftOfFilter(first));
  const conditions = shown.parts.filter((part): part is ConditionDraft => !isGroup(part) && !isKept(part));
  const grouped = conditions.length < shown.parts.length;

  function put(next: typeof shown) {
    setShown(next);
    onChange(
      filterOfLogic(next, fields),
      next.parts.flatMap((part) => ("field" in part ? [part.field] : [])),
    );
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
      <legend className={legendHidden ? "sr-only" : "mb-1.5 text-sm font-semibold"}>{legend}</legend>
      {grouped ? (
        <div className="text-sm text-muted-foreground">
          <p>{t("kept")}</p>
          <Button size="sm" className="mt-2" onClick={() => put({ join: "all", parts: [] })}>
            {words?.drop ?? t("drop")}
          </Button>
        </div>
      ) : (
        <>
          {conditions.length === 0 ? <p className="text-sm text-muted-foreground">{none}</p> : null}
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
            <Fragment key={condition.id}>
              <FilterConditionRow
                condition={condition}
                word={i === 0 ? "" : t(shown.join === "all" ? "and" : "or")}
                fields={fields}
                languages={languages}
                trial={undefined}
                fault={fault && i === 0 ? { part: "field", text: fault } : undefined}
                onChange={(next) => replace(condition.id, next)}
                onRemove={() => replace(condition.id, null)}
              />
              {below?.(condition)}
            </Fragment>
          ))}
          {fields.length === 0 ? null : (
            <Button size="sm" className="mt-2" onClick={add}>
              <Plus size={14} aria-hidden />
              {conditions.length === 0 ? (words?.add ?? t("add")) : t("more")}
            </Button>
          )}
          {conditions.length > 0 && note ? (
            <p className="mt-2 text-sm text-muted-foreground">{note}</p>
          ) : null}
        </>
      )}
    </fieldset>
  );
}
