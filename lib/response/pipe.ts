import type { Answer, Answers, Question } from "@/db/schema";
import { cutFields } from "@/lib/text/merge-fields";
import { normal } from "@/lib/text/normal";
import type { Respondent } from "../respondent/queries";
import { isolated, numberText } from "../survey/fill";
import { hasScale } from "../survey/question/type";
import { translate } from "../survey/translation";

type About = {
  respondent: Pick<Respondent, "firstName" | "lastName" | "email" | "variables">;
  survey: { questions: readonly Question[]; languages: readonly string[] };
  answers: Answers;
  language: string;
};

/** What stands for the merge fields of a survey's texts: the person's own, `variables.NAME`, `answers.KEY`. */
export function pipedValues({ respondent, survey, answers, language }: About): Map<string, string> {
  const { firstName, lastName, email, variables } = respondent;
  const own = Object.entries(variables);
  const values: [string, string][] = [
    ...own.map(([name, value]): [string, string] => [name, value]),
    ...own.map(([name, value]): [string, string] => [`variables.${name}`, value]),
    ["firstName", firstName ?? ""],
    ["lastName", lastName ?? ""],
    ["email", email],
    ["language", language],
  ];
  for (const question of survey.questions) {
    const { key, type, rows = [], columns } = question;
    const answer = Object.hasOwn(answers, key) ? answers[key] : undefined;
    if (answer === undefined) continue;
    const labelOf = (list: Question["options"], value: string) =>
      translate(list?.find((each) => each.value === value)?.label, language, survey.languages)?.text ?? value;
    values.push([`answers.${key}`, answerText(question, answer, language, labelOf)]);
    if (type !== "matrix") continue;
    const cells = new Map(Object.entries(answer as Record<string, string>));
    for (const { value } of rows)
      if (cells.has(value)) values.push([`answers.${key}.${value}`, labelOf(columns, cells.get(value)!)]);
  }
  return new Map(values.map(([name, value]) => [normal(name), value]));
}

/** Puts values into a text, which stays text; a blank one leaves its fallback. */
export function pipeText(text: string, values: ReadonlyMap<string, string>): string {
  if (!text.includes("{{")) return text;
  return cutFields(text)
    .map((part) => {
      if (typeof part === "string") return part;
      const value = values.get(part.name)?.trim();
      return isolated(text, value || part.fallback);
    })
    .join("");
}

/** An answer as a text says it: labels for choices, a date as the language writes it. */
export function answerText(
  { type, options, rows, columns }: Question,
  answer: Answer,
  language: string,
  labelOf: (list: Question["options"], value: string) => string,
): string {
  if (typeof answer === "number") return hasScale(type) ? String(answer) : numberText(answer, language);
  if (typeof answer === "boolean") return "";
  if (Array.isArray(answer))
    return answer.map((each) => (typeof each === "string" ? labelOf(options, each) : each.other)).join(", ");
  if (typeof answer === "object") {
    if (type !== "matrix") return String(Object.values(answer)[0] ?? "");
    return Object.entries(answer as Record<string, string>)
      .map(([row, cell]) => `${labelOf(rows, row)}: ${labelOf(columns, cell)}`)
      .join(", ");
  }
  if (type === "date") {
    const day = new Intl.DateTimeFormat(language, {
      dateStyle: "long",
      timeZone: "UTC",
      numberingSystem: "latn",
    });
    return day.format(new Date(`${answer}T00:00:00Z`));
  }
  return labelOf(options, answer);
}
