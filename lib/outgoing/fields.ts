import type { Question, Variable } from "@/db/schema";
import { expectedAnswer, type LogicField } from "../survey/question/show-when";
import { translate } from "../survey/translation";

/** Something that can be posted, and that a filter may look at; `label` is null where the page has words for it. */
export type PostField = {
  name: string;
  of: "respondent" | "variables" | "answers";
  label: string | null;
  expected: LogicField["expected"];
};

type Surveyed = {
  languages: readonly string[];
  questions: readonly Question[];
  variables: readonly Variable[];
};

/** What an outgoing webhook of a survey can post, in its order. @param language in which questions are named */
export function postFields({ languages, questions, variables }: Surveyed, language: string): PostField[] {
  const person = ["email", "firstName", "lastName", "language"].map(
    (name): PostField => ({
      ...{ name: `respondent.${name}`, of: "respondent", label: null },
      expected: { kind: "text" },
    }),
  );
  const known = variables.map(
    ({ name, type, format, options = [] }): PostField => ({
      ...{ name: `variables.${name}`, of: "variables", label: name },
      expected:
        type === "list"
          ? { kind: "list", options }
          : { kind: type === "date" ? "date" : format === "numeric" ? "number" : "text" },
    }),
  );
  const answers = questions.flatMap((question): PostField[] => {
    if (question.type === "statement") return [];
    const label = translate(question.title, language, languages)?.text ?? question.key;
    const expected = expectedAnswer({
      ...question,
      options: question.options ?? [],
      other: question.other ?? false,
    });
    return [{ name: `answers.${question.key}`, of: "answers", label, expected }];
  });
  return [...person, ...known, ...answers];
}

/** Those that a filter may look at. */
export function filterFields(fields: readonly PostField[]): PostField[] {
  const language: PostField = {
    name: "language",
    of: "respondent",
    label: null,
    expected: { kind: "language" },
  };
  return [...fields.filter(({ of }) => of !== "respondent"), language];
}
