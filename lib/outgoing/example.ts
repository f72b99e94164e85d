import type { Answer, Answers, Question } from "@/db/schema";

/** Answers that somebody might give: the first choice, a middling score. A statement has none. */
export function exampleAnswers(questions: readonly Question[]): Answers {
  return Object.fromEntries(
    questions.flatMap((question) => {
      const answer = exampleAnswer(question);
      return answer === undefined ? [] : [[question.key, answer]];
    }),
  );
}

function exampleAnswer({ type, options = [], rows = [], columns = [], min }: Question): Answer | undefined {
  const values = options.map(({ value }) => value);
  switch (type) {
    case "nps":
      return 9;
    case "ces":
      return 6;
    case "csat":
    case "rating":
      return 4;
    case "number":
      return min ?? 1;
    case "single":
      return values[0] ?? "";
    case "multiple":
      return values.slice(0, 2);
    case "ranking":
      return values;
    case "matrix":
      return Object.fromEntries(rows.map(({ value }) => [value, columns[0]?.value ?? ""]));
    case "consent":
      return true;
    case "date":
      return "2026-11-24";
    case "statement":
      return undefined;
    default:
      return "It arrived sooner than I thought.";
  }
}
