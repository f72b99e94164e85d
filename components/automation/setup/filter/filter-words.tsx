import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Expected } from "@/lib/automation/decide/target";
import type { Filter, FilterCondition, FilterOperator } from "@/lib/automation/model";
import { groupOf } from "@/lib/filter/walk";

/** What a field must be, by its name: operators of dates have words of their own. */
export type KindOf = (field: string) => Expected["kind"];

/** An operator in words. */
export function useOperatorWords(): (op: FilterOperator, kind: Expected["kind"]) => string {
  const t = useTranslations("wizard.filter");
  return (op, kind) => {
    const ofDate = op === "gte" || op === "lte" || op === "gt" || op === "lt";
    return kind === "date" && ofDate ? t(`dateOps.${op}`) : t(`ops.${op}`);
  };
}

/** A condition in words: `Language is “sv”`. */
export function useConditionWords(kindOf: KindOf): (condition: FilterCondition) => string {
  const t = useTranslations("wizard.filter");
  const operator = useOperatorWords();
  const locale = useLocale();
  const either = new Intl.ListFormat(locale, { type: "disjunction" });
  const word = (value: string | number | boolean) => {
    if (typeof value === "boolean") return t(value ? "true" : "false");
    return typeof value === "number" ? String(value) : t("quoted", { text: value });
  };
  return ({ field, op, value }) => {
    const words = { field, op: operator(op, kindOf(field)) };
    if (value === undefined) return t("conditionBare", words);
    const text = Array.isArray(value) ? either.format(value.map(word)) : word(value);
    return t("condition", { ...words, value: text });
  };
}

/** A filter as a sentence. */
export function FilterSentence({ filter, kindOf }: { filter: Filter | null; kindOf: KindOf }) {
  const t = useTranslations("wizard.filter.sentence");
  const locale = useLocale();
  const condition = useConditionWords(kindOf);
  const b = (words: ReactNode) => <b className="font-semibold">{words}</b>;
  const listed = (join: "all" | "any", parts: string[]) =>
    new Intl.ListFormat(locale, { type: join === "all" ? "conjunction" : "disjunction" }).format(parts);
  const words = (part: Filter): string => {
    const group = groupOf(part);
    return group ? grouped(group.join, group.parts) : condition(part as FilterCondition);
  };
  const grouped = (join: "all" | "any", parts: readonly Filter[]) => {
    const text = listed(join, parts.map(words));
    return parts.length > 1 ? `(${text})` : text;
  };
  if (filter === null) return t("none");
  const { join, parts } = groupOf(filter) ?? { join: "all" as const, parts: [filter] };
  if (parts.length === 0) return t("none");
  const conditions = listed(join, parts.map(words));
  return parts.length === 1 ? t("one", { conditions }) : t.rich(join, { conditions, b });
}
