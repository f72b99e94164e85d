import type { Question } from "@/db/schema";

/** The page that a question stands on. */
export function pageOf({ page = 1 }: Pick<Question, "page">): number {
  return page;
}

/** Questions in the order in which they are asked: by their pages, else as they stand. */
export function inAskedOrder<Q extends Pick<Question, "page">>(questions: readonly Q[]): Q[] {
  return [...questions].sort((a, b) => pageOf(a) - pageOf(b));
}

/** The numbers of the pages that have questions, in order; at least one. */
export function pagesOf(questions: readonly Pick<Question, "page">[]): number[] {
  const pages = [...new Set(questions.map(pageOf))].sort((a, b) => a - b);
  return pages.length === 0 ? [1] : pages;
}

/** What a name such as `answers.nps`, `answers.goods.quality`, `variables.OrderId` or `language` speaks of. */
export type Subject<Q> =
  | { of: "answer"; question: Q; row?: string }
  | { of: "variable"; name: string }
  | { of: "language" }
  | { of: "nothing"; kind: "question" | "variable" | "field"; name: string };

/** Finds what a name in a condition or a text speaks of. Keys may hold dots, so the longest that is there counts. */
export function subjectOf<Q extends Pick<Question, "key" | "type" | "rows">>(
  name: string,
  questions: readonly Q[],
  variables: readonly { name: string }[],
): Subject<Q> {
  if (name === "language") return { of: "language" };
  if (name.startsWith("variables.")) {
    const wanted = name.slice("variables.".length);
    return variables.some((variable) => variable.name === wanted)
      ? { of: "variable", name: wanted }
      : { of: "nothing", kind: "variable", name: wanted };
  }
  if (!name.startsWith("answers.")) return { of: "nothing", kind: "field", name };
  const wanted = name.slice("answers.".length);
  const whole = questions.find(({ key }) => key === wanted);
  if (whole) return { of: "answer", question: whole };
  for (const question of questions) {
    const row = question.rows?.find(({ value }) => `${question.key}.${value}` === wanted);
    if (row) return { of: "answer", question, row: row.value };
  }
  return { of: "nothing", kind: "question", name: wanted };
}
