import { useFormatter } from "next-intl";
import type { Question } from "@/db/schema";

/** Words a question's score: whole for nps, with a decimal for a mean. */
export function useScore(question: Question): (score: number) => string {
  const format = useFormatter();
  const digits = question.type === "nps" ? 0 : 1;
  return (score) =>
    format.number(Number(score.toFixed(digits)) + 0, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
}
