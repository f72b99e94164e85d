import type { Variable } from "@/db/schema";
import { fieldErrorsOf } from "../../input/field-errors";
import { surveyInput } from "../schema";
import { type QuestionDraft, questionsOfDrafts } from "./draft";

/** What is wrong with a question, and where. `option` is its place among the answers offered. */
export type QuestionFault = {
  question: number;
  part:
    | "title"
    | "options"
    | "option"
    | "rows"
    | "columns"
    | "labels"
    | "key"
    | "showIf"
    | "bounds"
    | "long"
    | "other";
  option?: number;
  message: string;
};

/** What keeps questions from being saved, by the schema that they are saved with: one fault a place. Pure. */
export function faultsOfQuestions(
  drafts: readonly QuestionDraft[],
  languages: readonly string[],
  variables: readonly Variable[] = [],
): QuestionFault[] {
  const questions = questionsOfDrafts(drafts, languages);
  const checked = surveyInput.safeParse({ title: "-", languages: [...languages], variables, questions });
  if (checked.success) return [];
  const faults = fieldErrorsOf(checked.error.issues).map((error): QuestionFault => {
    const [, number = "0", place = "", rest = ""] =
      /^questions\[(\d+)\]\.?(\w*)(.*)$/.exec(error.field) ?? [];
    const question = Number(number);
    const { message } = error;
    const option = /^\[(\d+)\]/.exec(rest);
    if (error.code === "too_long") return { question, part: "long", message };
    if (place === "options" && option)
      return { question, part: "option", option: Number(option[1]), message };
    if (place === "min" || place === "max" || place === "maxLength")
      return { question, part: "bounds", message };
    const known = (["title", "options", "rows", "columns", "labels", "key", "showIf"] as const).find(
      (part) => part === place,
    );
    return { question, part: known ?? "other", message };
  });
  const placeOf = ({ question, part, option = -1 }: QuestionFault) => `${question} ${part} ${option}`;
  return [...new Map(faults.map((fault) => [placeOf(fault), fault])).values()];
}
