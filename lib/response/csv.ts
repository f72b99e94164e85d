import type { Readable } from "node:stream";
import type { Answer, Answers, Question, Variable } from "@/db/schema";
import { type Dialect, plainDialect } from "../csv/dialect";
import { csvStream } from "../csv/stream";
import { variableCells } from "../csv/variables";
import { labelledAnswer } from "../outgoing/labels";
import { translate } from "../survey/translation";
import type { ListedResponse } from "./queries";

type Line = Omit<ListedResponse, "status" | "updatedAt" | "followUp" | "note"> & {
  status?: ListedResponse["status"];
};

const fixed = ["responseId", "completedAt", "email", "firstName", "lastName", "language"] as const satisfies (
  | keyof ListedResponse
  | "responseId"
)[];

type Exported = {
  variables: readonly Variable[];
  questions: readonly Question[];
  languages: readonly string[];
};

/**
 * Responses as CSV: one line each, background variables, then answers; several choices are joined by `; `. A matrix has
 * a column a row, `key.row`.
 * @param how.answerKeys of an external survey, which has no questions: the keys that have answers
 * @param how.withStatus tells complete and partial ones apart
 * @param how.labels the language in which choices and headings of answers are told, in place of values and keys
 */
export function responsesAsCsv(
  survey: Exported,
  responses: AsyncIterable<Line> | Iterable<Line>,
  how: {
    answerKeys?: readonly string[] | undefined;
    dialect?: Dialect;
    withStatus?: boolean;
    labels?: string | undefined;
  } = {},
): Readable {
  const { answerKeys = columnsOf(survey.questions), dialect = plainDialect, withStatus, labels } = how;
  const status = withStatus ? ["status"] : [];
  const headings = labels === undefined ? answerKeys : headingsOf(survey, answerKeys, labels);
  const heading = [...fixed, ...status, ...survey.variables.map(({ name }) => name), ...headings];
  const columns = answerKeys.map((key) => ({ key, question: questionAt(survey.questions, key) }));
  async function* rows() {
    for await (const response of responses) {
      yield [
        response.id,
        response.completedAt,
        response.email,
        response.firstName,
        response.lastName,
        response.language,
        ...(withStatus ? [response.status] : []),
        ...variableCells(survey.variables, response.variables),
        ...columns.map(({ key, question }) => {
          const answer = answerAt(response.answers, key);
          if (labels === undefined || !question || answer === undefined) return cell(answer);
          return cell(labelled(question, answer, labels, survey.languages));
        }),
      ];
    }
  }
  return csvStream(heading, rows(), dialect);
}

/** The question of a column; of a matrix's cell the matrix. */
function questionAt(questions: readonly Question[], column: string): Question | undefined {
  const whole = questions.find(({ key }) => key === column);
  return (
    whole ?? questions.find(({ key, rows = [] }) => rows.some(({ value }) => `${key}.${value}` === column))
  );
}

function labelled(
  question: Question,
  answer: Answer,
  language: string,
  languages: readonly string[],
): Answer {
  if (question.type !== "matrix" || typeof answer !== "string")
    return labelledAnswer(question, answer, language, languages);
  const column = question.columns?.find(({ value }) => value === answer);
  return translate(column?.label, language, languages)?.text ?? answer;
}

/** What is asked in each column; where two ask the same, their keys tell them apart. */
function headingsOf(
  { questions, languages }: Exported,
  columns: readonly string[],
  language: string,
): string[] {
  const wordsOf = (text: Question["title"] | undefined) => translate(text, language, languages)?.text;
  const titles = columns.map((column) => {
    const question = questionAt(questions, column);
    if (!question) return column;
    const title = wordsOf(question.title) ?? question.key;
    const row = question.rows?.find(({ value }) => `${question.key}.${value}` === column);
    return question.type === "matrix" && row ? `${title}: ${wordsOf(row.label) ?? row.value}` : title;
  });
  return titles.map((title, i) =>
    titles.some((other, at) => at !== i && other === title) ? `${title} (${columns[i]})` : title,
  );
}

function columnsOf(questions: readonly Question[]): string[] {
  return questions.flatMap(({ key, type, rows = [] }) =>
    type === "statement" ? [] : type === "matrix" ? rows.map(({ value }) => `${key}.${value}`) : [key],
  );
}

/** The answer of a column; of a matrix the cell. */
function answerAt(answers: Answers, column: string): Answer | undefined {
  if (Object.hasOwn(answers, column)) return answers[column];
  for (let at = column.indexOf("."); at >= 0; at = column.indexOf(".", at + 1)) {
    const [key, row] = [column.slice(0, at), column.slice(at + 1)];
    const cells = Object.hasOwn(answers, key) ? answers[key] : undefined;
    if (typeof cells === "object" && Object.hasOwn(cells, row)) return (cells as Record<string, string>)[row];
  }
  return undefined;
}

function cell(answer: Answer | undefined): string | number | undefined {
  if (typeof answer === "boolean") return String(answer);
  if (typeof answer !== "object") return answer;
  if (Array.isArray(answer)) return answer.map(cell).join("; ");
  const entries = Object.entries(answer as Record<string, string>);
  return entries.map(([row, value]) => (row === "other" ? value : `${row}: ${value}`)).join("; ");
}
