import type { Filter, Question, ThankYou, Variable } from "@/db/schema";
import { cutFields } from "@/lib/text/merge-fields";
import { operatorsOf } from "../../filter/operator-table";
import { convert, type FieldType } from "../../filter/operators";
import { conditionsOf } from "../../filter/walk";
import { inAskedOrder, subjectOf } from "./asked";

/** What a survey's conditions and texts hang on. */
export type Logic = {
  questions: readonly Question[];
  variables: readonly Variable[];
  thankYou: readonly ThankYou[];
  welcome: Record<string, string> | null;
};

/** What is wrong with a condition or a piped text, and where. */
export type LogicFault = { path: PropertyKey[]; code: string; message: string };

/** The fields of a person that a text may pipe by their bare name. */
const personal = new Set(["firstName", "lastName", "email", "language"]);

/**
 * Checks what a survey's conditions and texts speak of: everything is there, and what a question hangs on is asked before
 * it, so that nothing can go in a circle. Pure.
 */
export function logicFaults({ questions, variables, thankYou, welcome }: Logic): LogicFault[] {
  const faults: LogicFault[] = [];
  const order = new Map(inAskedOrder(questions).map(({ key }, i) => [key, i]));
  const before = (question: Question) => (other: Question) =>
    order.get(other.key)! < order.get(question.key)!;
  const check = { questions, variables };
  for (const [i, question] of questions.entries()) {
    if (question.showIf)
      faults.push(...filterFaults(question.showIf, ["questions", i, "showIf"], check, before(question)));
    for (const [tag, text] of Object.entries(question.title))
      faults.push(...textFaults(text, ["questions", i, "title", tag], check, before(question)));
  }
  const first = () => false;
  for (const [tag, text] of Object.entries(welcome ?? {}))
    faults.push(...textFaults(text, ["welcome", tag], check, first));
  for (const [i, { when, text, link }] of thankYou.entries()) {
    if (when) faults.push(...filterFaults(when, ["thankYou", i, "when"], check));
    for (const [tag, words] of Object.entries(text))
      faults.push(...textFaults(words, ["thankYou", i, "text", tag], check));
    for (const [tag, words] of Object.entries(link?.label ?? {}))
      faults.push(...textFaults(words, ["thankYou", i, "link", "label", tag], check));
  }
  return faults;
}

type Known = Pick<Logic, "questions" | "variables">;

const comparing = new Set<string>(operatorsOf("equality", "membership", "order", "moment"));

/** What is wrong with a condition over all that a survey asks and knows. @param path of the condition */
export function conditionFaults(
  filter: Filter,
  path: PropertyKey[],
  survey: Pick<Logic, "questions" | "variables">,
): LogicFault[] {
  return filterFaults(filter, path, survey);
}

function filterFaults(
  filter: Filter,
  path: PropertyKey[],
  { questions, variables }: Known,
  isBefore: (question: Question) => boolean = () => true,
): LogicFault[] {
  return conditionsOf(filter).flatMap(({ condition: { field, op, value } }): LogicFault[] => {
    const subject = subjectOf(field, questions, variables);
    const fault = nameFault(field, subject, isBefore);
    if (fault) return [{ path, ...fault }];
    const type = typeOfSubject(subject, variables);
    if (!type || !comparing.has(op) || value === undefined) return [];
    const wrong = [value].flat().find((item) => convert(item, type, "UTC") === undefined);
    if (wrong === undefined) return [];
    const message = `${field} is a ${type}, and ${JSON.stringify(wrong)} is none.`;
    return [{ path, code: "invalid_type", message }];
  });
}

function textFaults(
  text: string,
  path: PropertyKey[],
  { questions, variables }: Known,
  isBefore: (question: Question) => boolean = () => true,
): LogicFault[] {
  return cutFields(text).flatMap((part) => {
    if (typeof part === "string" || personal.has(part.name)) return [];
    if (variables.some(({ name }) => name === part.name)) return [];
    const fault = nameFault(part.name, subjectOf(part.name, questions, variables), isBefore);
    return fault ? [{ path, ...fault }] : [];
  });
}

function nameFault(
  field: string,
  subject: ReturnType<typeof subjectOf<Question>>,
  isBefore: (question: Question) => boolean,
): Omit<LogicFault, "path"> | undefined {
  if (subject.of === "nothing") {
    const { kind, name } = subject;
    if (kind === "field") {
      const message = `${field} is nothing that is known: answers.KEY, variables.NAME or language.`;
      return { code: "unknown_field", message };
    }
    return { code: `unknown_${kind}`, message: `There is no ${kind} ${name}.` };
  }
  if (subject.of !== "answer") return undefined;
  const { key, type } = subject.question;
  if (type === "statement")
    return { code: "unanswered_question", message: `${key} is a text without an answer.` };
  if (isBefore(subject.question)) return undefined;
  return {
    code: "later_question",
    message: `${key} is not asked before. Only what was asked before can decide.`,
  };
}

/** What an answer or a variable is compared as; undefined where it is a list or of no one kind. */
export function typeOfSubject(
  subject: ReturnType<typeof subjectOf<Question>>,
  variables: readonly Variable[],
): FieldType | undefined {
  if (subject.of === "variable") {
    const { type, format } = variables.find(({ name }) => name === subject.name) ?? {};
    return type === "date" ? "date" : format === "numeric" ? "number" : "text";
  }
  if (subject.of === "language") return "text";
  if (subject.of !== "answer" || subject.row !== undefined) return "text";
  switch (subject.question.type) {
    case "nps":
    case "rating":
    case "csat":
    case "ces":
    case "number":
      return "number";
    case "date":
      return "date";
    case "consent":
      return "boolean";
    case "text":
      return "text";
    default:
      return undefined;
  }
}
