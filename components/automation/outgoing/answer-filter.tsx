"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FilterConditionRow, type FilterField } from "@/components/automation/setup/filter/filter-condition";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import type { Filter } from "@/lib/automation/model";
import { type ConditionDraft, draftOfFilter, type FilterDraft, isGroup, isKept } from "@/lib/filter/form";
import { filterOfLogic } from "@/lib/survey/question/show-when";

/** Conditions over answers, variables and language; groups that the API made stay as they are. */
export function AnswerFilter({
  filter,
  fields,
  languages,
  none,
  onChange,
}: {
  filter: Filter | null;
  fields: readonly FilterField[];
  languages: readonly string[];
  /** What is said where there is no condition. */
  none: string;
  onChange: (filter: Filter | null) => void;
}) {
  const t = useTranslations("outgoing.filter");
  const words = useTranslations("survey.questions.logic");
  const [shown, setShown] = useState(() => draftOfFilter(filter));
  const conditions = shown.parts.filter((part): part is ConditionDraft => !isGroup(part) && !isKept(part));
  function put(next: FilterDraft) {
    setShown(next);
    onChange(filterOfLogic(next, fields));
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
  if (conditions.length < shown.parts.length)
    return (
      <div className="text-sm text-muted-foreground">
        <p>{words("kept")}</p>
        <Button size="sm" className="mt-2" onClick={() => put({ join: "all", parts: [] })}>
          {t("drop")}
        </Button>
      </div>
    );
  return (
    <>
      {conditions.length === 0 ? <p className="text-sm text-muted-foreground">{none}</p> : null}
      {conditions.length > 1 ? (
        <Select
          aria-label={words("join")}
          value={shown.join}
          onChange={(event) => put({ ...shown, join: event.target.value as "all" | "any" })}
          className="w-fit"
        >
          <option value="all">{words("all")}</option>
          <option value="any">{words("any")}</option>
        </Select>
      ) : null}
      {conditions.map((condition, i) => (
        <FilterConditionRow
          key={condition.id}
          condition={condition}
          word={i === 0 ? "" : words(shown.join === "all" ? "and" : "or")}
          fields={fields}
          languages={languages}
          trial={undefined}
          fault={undefined}
          onChange={(next) => replace(condition.id, next)}
          onRemove={() => replace(condition.id, null)}
        />
      ))}
      <Button size="sm" className="mt-2" onClick={add}>
        <Plus size={14} aria-hidden />
        {t("add")}
      </Button>
    </>
  );
}
