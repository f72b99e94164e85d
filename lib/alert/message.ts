import type { Answer, Answers, Question } from "@/db/schema";
import { answerText, pipedValues, pipeText } from "../response/pipe";
import { hasScale } from "../survey/question/type";
import { translate } from "../survey/translation";

/** What a channel is told, in words; each channel writes it in its own form. All of it is text. */
export type AlertMessage = {
  title: string;
  /** Under the title, such as whose answer it is. */
  lead: string;
  lines: { label: string; value: string }[];
  link: { label: string; url: string };
  footer: string;
};

type Surveyed = { title: string; languages: readonly string[]; questions: readonly Question[] };

/** A text of a respondent is told so far, and so many answers and variables. */
const longest = 800;
const mostLines = 40;

/** The first score of some answers, as `3`; null where there is none. */
export function scoreOf(questions: readonly Question[], answers: Answers): number | null {
  const key = questions.find(({ type }) => hasScale(type))?.key;
  const answer = key === undefined ? undefined : answers[key];
  return typeof answer === "number" ? answer : null;
}

/** Answers and variables as lines, questions by their titles in a language. */
export function linesOf(
  { languages, questions }: Surveyed,
  answers: Answers,
  variables: Record<string, string>,
  language: string,
): AlertMessage["lines"] {
  const byKey = new Map(questions.map((question) => [question.key, question]));
  const nobody = { firstName: null, lastName: null, email: "", variables };
  const about = { respondent: nobody, survey: { questions, languages }, answers, language };
  const piped = pipedValues(about);
  const asked = questions.flatMap(({ key, title }) =>
    answers[key] === undefined
      ? []
      : [
          {
            label: pipeText(translate(title, language, languages)?.text ?? key, piped),
            value: words(byKey.get(key)!, answers[key]!),
          },
        ],
  );
  const strange = Object.entries(answers).flatMap(([key, answer]) =>
    byKey.has(key)
      ? []
      : [{ label: key, value: typeof answer === "object" ? JSON.stringify(answer) : String(answer) }],
  );
  const known = Object.entries(variables).map(([label, value]) => ({ label, value }));
  return [...asked, ...strange, ...known].slice(0, mostLines).map(({ label, value }) => ({
    label: cut(label, 200),
    value: cut(value, longest),
  }));

  function words(question: Question, answer: Answer): string {
    if (typeof answer === "boolean") return answer ? "✓" : "–";
    const labelOf = (list: Question["options"], value: string) =>
      translate(list?.find((each) => each.value === value)?.label, language, languages)?.text ?? value;
    return answerText(question, answer, language, labelOf);
  }
}

/** A text of at most so many signs, an ellipsis at its end where more was said. */
export function cut(text: string, most: number): string {
  const signs = [...text];
  return signs.length <= most ? text : `${signs.slice(0, most - 1).join("")}…`;
}
