import { fieldErrorsOf } from "../input/field-errors";
import { type QuestionDraft, questionsOfDrafts } from "./question-draft";
import { surveyInput } from "./schema";

/** What is wrong with a question, and where. `option` is its place among the answers offered. */
export type QuestionFault = {
  question: number;
  part: "title" | "options" | "option" | "labels" | "key" | "long" | "other";
  option?: number;
  message: string;
};

/** What keeps questions from being saved, by the schema that they are saved with: one fault a place. Pure. */
export function faultsOfQuestions(
  drafts: readonly QuestionDraft[],
  languages: readonly string[],
): QuestionFault[] {
  const questions = questionsOfDrafts(drafts, languages);
  const checked = surveyInput.safeParse({ title: "-", languages: [...languages], questions });
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
    const known = (["title", "options", "labels", "key"] as const).find((part) => part === place);
    return { question, part: known ?? "other", message };
  });
  const placeOf = ({ question, part, option = -1 }: QuestionFault) => `${question} ${part} ${option}`;
  return [...new Map(faults.map((fault) => [placeOf(fault), fault])).values()];
}
