import type { Answer, Question, Variable } from "@/db/schema";
import type { FilterContext } from "../filter/evaluate";
import { isMissing, type Json } from "../payload/json";
import { subjectOf } from "../survey/question/asked";
import { typeOfSubject } from "../survey/question/logic-faults";

/** Who answers, as far as conditions look at them. */
export type Person = {
  variables: Readonly<Record<string, string>>;
  language: string;
  timeZone: string;
};

/**
 * What a condition over answers reads: `answers.KEY`, `answers.KEY.ROW` of a matrix, `variables.NAME`, `language`. An
 * answer in own words is both `other` and the words; a whole matrix is the list of its columns.
 */
export function answerContext(
  survey: { questions: readonly Question[]; variables: readonly Variable[] },
  { variables, language, timeZone }: Person,
  answerOf: (key: string) => Answer | undefined,
): FilterContext {
  const find = (field: string) => subjectOf(field, survey.questions, survey.variables);
  return {
    timeZone,
    type: (field) => typeOfSubject(find(field), survey.variables),
    value: (field) => {
      const subject = find(field);
      if (subject.of === "language") return language;
      if (subject.of === "variable")
        return Object.hasOwn(variables, subject.name) ? variables[subject.name] : undefined;
      // An external survey's questions are not known here, and its answers are.
      if (subject.of === "nothing" && subject.kind === "question") return comparable(answerOf(subject.name));
      if (subject.of !== "answer") return undefined;
      const answer = answerOf(subject.question.key);
      if (subject.row === undefined) return comparable(answer);
      return cellsOf(answer).get(subject.row);
    },
  };
}

/** A matrix's columns by row; of another answer none. */
function cellsOf(answer: Answer | undefined): Map<string, string> {
  return new Map(typeof answer === "object" && !Array.isArray(answer) ? Object.entries(answer) : []);
}

function comparable(answer: Answer | undefined): Json | undefined {
  if (answer === undefined || isMissing(answer as Json)) return undefined;
  if (typeof answer !== "object") return answer;
  if (Array.isArray(answer))
    return answer.flatMap((each) => (typeof each === "string" ? each : ["other", each.other]));
  return "other" in answer ? ["other", String(answer.other)] : Object.values(answer);
}
