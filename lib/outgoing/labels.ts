import type { Answer, Question } from "@/db/schema";
import { translate } from "../survey/translation";

type Labelled = Pick<Question, "options" | "rows" | "columns" | "type">;

/**
 * An answer by the labels of its choices, as the respondent's language has them; what has no label stays. Choices in own
 * words are the words; a matrix is its columns' labels by its rows'.
 */
export function labelledAnswer(
  question: Labelled,
  answer: Answer,
  language: string,
  languages: readonly string[],
): Answer {
  const labelOf = (list: Question["options"], value: string) =>
    translate(list?.find((each) => each.value === value)?.label, language, languages)?.text ?? value;
  const one = (value: string | { other: string }) =>
    typeof value === "string" ? labelOf(question.options, value) : value.other;
  if (typeof answer === "string") return question.options ? one(answer) : answer;
  if (Array.isArray(answer)) return answer.map(one);
  if (typeof answer !== "object") return answer;
  if (question.type !== "matrix") return one(answer as { other: string });
  const cells = Object.entries(answer as Record<string, string>);
  return Object.fromEntries(
    cells.map(([row, column]) => [labelOf(question.rows, row), labelOf(question.columns, column)]),
  );
}
