import type { Readable } from "node:stream";
import type { Answer, Answers, Question, Variable } from "@/db/schema";
import { type Dialect, plainDialect } from "../csv/dialect";
import { csvStream } from "../csv/stream";
import { variableCells } from "../csv/variables";
import type { ListedResponse } from "./queries";

type Line = Omit<ListedResponse, "status" | "updatedAt" | "followUp" | "note"> & {
  status?: ListedResponse["status"];
};

const fixed = ["responseId", "completedAt", "email", "firstName", "lastName", "language"] as const satisfies (
  | keyof ListedResponse
  | "responseId"
)[];

/**
 * Responses as CSV: one line each, background variables, then answers; several choices are joined by `; `. A matrix has
 * a column a row, `key.row`.
 * @param withStatus tells complete and partial ones apart
 * @param survey of an external one the question columns are the keys given in `answerKeys`
 */
export function responsesAsCsv(
  survey: { variables: readonly Variable[]; questions: readonly Question[] },
  responses: AsyncIterable<Line> | Iterable<Line>,
  answerKeys: readonly string[] = columnsOf(survey.questions),
  dialect: Dialect = plainDialect,
  withStatus = false,
): Readable {
  const status = withStatus ? ["status"] : [];
  const heading = [...fixed, ...status, ...survey.variables.map(({ name }) => name), ...answerKeys];
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
        ...answerKeys.map((key) => cell(answerAt(response.answers, key))),
      ];
    }
  }
  return csvStream(heading, rows(), dialect);
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
