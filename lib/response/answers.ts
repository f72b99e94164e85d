import type { Answers, Question, Variable } from "@/db/schema";
import { evaluateFilter } from "../filter/evaluate";
import { fail, ok, type Result } from "../result";
import { inAskedOrder } from "../survey/question/asked";
import { answerContext, type Person } from "./context";
import { answerLimit, type Fault, readAnswer, scaleOf } from "./read-answer";

export type { Answers };
export { answerLimit, scaleOf };

/** What is wrong with an answer. `nothing`: no question is answered at all; then `key` is the first question. */
export type AnswerFault = { key: string } & (Fault | { code: "nothing" });

/** The questions and what their conditions look at beside the answers. */
export type Asked = { questions: readonly Question[]; variables: readonly Variable[] };

/** What a survey asks of a person who answers so: the questions shown, in the order asked, the answers kept, the faults. */
export type Judgement = { shown: Question[]; answers: Answers; faults: AnswerFault[] };

/**
 * Judges what was given, question by question in the order asked: a question is shown where its condition fits the
 * answers before it; one that is not shown is not required, and what was given to it is dropped. The one judge of page,
 * server and API. Unknown keys are ignored. Pure.
 * @param given by question key, as JSON has it, or a list of texts, as a form has it
 */
export function judge(survey: Asked, person: Person, given: ReadonlyMap<string, unknown>): Judgement {
  const answers = new Map<string, Answers[string]>();
  const shown: Question[] = [];
  const faults: AnswerFault[] = [];
  const context = answerContext(survey, person, (key) => answers.get(key));
  for (const question of inAskedOrder(survey.questions)) {
    if (evaluateFilter(question.showIf ?? null, context).outcome !== "pass") continue;
    shown.push(question);
    const { key, type, required } = question;
    const { answer, fault } = readAnswer(question, given.get(key), person.language);
    if (answer !== undefined) answers.set(key, answer);
    if (fault) faults.push({ key, ...fault });
    else if (answer === undefined && required && type !== "statement") faults.push({ key, code: "missing" });
  }
  return { shown, answers: Object.fromEntries(answers), faults };
}

/** Says that nothing was answered where something could have been: an empty form is pressed by mistake. */
export function nothingFault({ shown, answers, faults }: Judgement): AnswerFault[] {
  const first = shown.find(({ type }) => type !== "statement");
  const empty = faults.length === 0 && Object.keys(answers).length === 0;
  return empty && first ? [{ key: first.key, code: "nothing" }] : [];
}

const nobody: Omit<Person, "language"> = { variables: {}, timeZone: "UTC" };

/**
 * Checks answers given all at once, as `judge` does. None at all is no fault: who reports answers presses nothing by mistake.
 * @returns the answers as stored, or every fault in the order asked
 */
export function checkAnswers(
  questions: readonly Question[],
  given: ReadonlyMap<string, unknown>,
  language = "en",
  { variables, ...person }: Omit<Person, "language"> & { declared?: readonly Variable[] } = nobody,
): Result<Answers, AnswerFault[]> {
  const asked = { questions, variables: person.declared ?? [] };
  const judged = judge(asked, { variables, timeZone: person.timeZone, language }, given);
  return judged.faults.length > 0 ? fail(judged.faults) : ok(judged.answers);
}
