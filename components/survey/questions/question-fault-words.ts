"use client";
import { useTranslations } from "next-intl";
import type { QuestionFault } from "@/lib/survey/question/faults";

/** What is wrong with a question, as a sentence that names it. */
export function useQuestionFaultWords(): (fault: QuestionFault) => string {
  const t = useTranslations("survey.questions.fault");
  return ({ question, part, option = 0, message }) =>
    t(part, { number: question + 1, option: option + 1, message });
}
