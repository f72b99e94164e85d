import { useFormatter } from "next-intl";
import type { Question } from "@/lib/survey/queries";

const digitsOf = ({ type }: Question) => (type === "nps" ? 0 : 1);

/** How far two scores lie apart as they are told: rounded first, so that what is read adds up. */
export function apart(question: Question, now: number, before: number): number {
  const told = (score: number) => Number(score.toFixed(digitsOf(question)));
  return Math.abs(told(now) - told(before));
}

/** Words a question's score: whole for nps, with a decimal for a mean. */
export function useScore(question: Question): (score: number) => string {
  const format = useFormatter();
  const digits = digitsOf(question);
  return (score) =>
    format.number(Number(score.toFixed(digits)) + 0, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
}
