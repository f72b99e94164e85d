"use client";
import { useLocale, useTranslations } from "next-intl";
import { type KindOf, useConditionWords } from "@/components/automation/setup/filter/filter-words";
import type { Filter, FilterCondition, Variable } from "@/lib/automation/model";
import { groupOf } from "@/lib/filter/walk";
import { named, type QuestionDraft } from "@/lib/survey/question/draft";
import { type LogicField, logicFieldsOf } from "@/lib/survey/question/show-when";
import { translate } from "@/lib/survey/translation";

/** What a condition may look at, in words; of a question its place and its key. */
export type LogicChoice = Pick<LogicField, "name" | "expected"> & {
  label: string;
  question?: number;
  key: string;
};

/**
 * What conditions of a survey's questions may look at, and what they say, in the reader's words.
 * @param language in which questions are named
 */
export function useLogic(
  surveyId: string,
  drafts: readonly QuestionDraft[],
  variables: readonly Variable[],
  language: string,
  languages: readonly string[],
): {
  /** The survey that is asked how its questions were answered. */
  surveyId: string;
  fieldsOf: (position: number) => LogicChoice[];
  sentenceOf: (position: number) => string | null;
  /** A condition in words. */
  say: (filter: Filter) => string;
} {
  const t = useTranslations("survey.questions");
  const locale = useLocale();
  const keyed = named(drafts, languages);
  const wordsOf = (text: Readonly<Record<string, string>>) =>
    translate(text, language, languages)?.text || t("untitled");
  const fieldsOf = (position: number) =>
    logicFieldsOf(keyed, position, variables, languages).map((field): LogicChoice => {
      const { name, expected } = field;
      if (field.of === "language") return { name, expected, key: "", label: t("logic.language") };
      if (field.of === "variable")
        return { name, expected, key: "", label: t("logic.variable", { name: field.variable }) };
      const { title, rows, key } = keyed[field.question]!;
      const words = `${field.question + 1}. ${wordsOf(title)}`;
      const label =
        field.row === undefined
          ? words
          : t("logic.row", { title: words, row: wordsOf(rows[field.row]!.label) });
      return { name, expected, key, label, question: field.question };
    });
  const all = fieldsOf(keyed.length);
  const kindOf: KindOf = (label) => all.find((field) => field.label === label)?.expected.kind ?? "any";
  const condition = useConditionWords(kindOf);
  const listed = (join: "all" | "any", parts: string[]) =>
    new Intl.ListFormat(locale, { type: join === "all" ? "conjunction" : "disjunction" }).format(parts);
  const say = (filter: Filter): string => {
    const group = groupOf(filter);
    if (group) return listed(group.join, group.parts.map(say));
    const one = filter as FilterCondition;
    return condition({ ...one, field: all.find(({ name }) => name === one.field)?.label ?? one.field });
  };
  return {
    ...{ surveyId, fieldsOf, say },
    sentenceOf: (position) => {
      const filter = drafts[position]?.showIf;
      return filter ? t("logic.shown", { conditions: say(filter) }) : null;
    },
  };
}
