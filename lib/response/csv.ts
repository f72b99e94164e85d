import type { Readable } from "node:stream";
import type { Question, Variable } from "@/db/schema";
import { type Dialect, plainDialect } from "../csv/dialect";
import { csvStream } from "../csv/stream";
import { variableCells } from "../csv/variables";
import type { ListedResponse } from "./queries";

const fixed = ["responseId", "completedAt", "email", "firstName", "lastName", "language"] as const satisfies (
  | keyof ListedResponse
  | "responseId"
)[];

/**
 * Responses as CSV: one line each, background variables, then answers; several choices are joined by `; `.
 * @param survey of an external one the question columns are the keys given in `answerKeys`
 */
export function responsesAsCsv(
  survey: { variables: readonly Variable[]; questions: readonly Question[] },
  responses: AsyncIterable<ListedResponse> | Iterable<ListedResponse>,
  answerKeys: readonly string[] = survey.questions.map(({ key }) => key),
  dialect: Dialect = plainDialect,
): Readable {
  const heading = [...fixed, ...survey.variables.map(({ name }) => name), ...answerKeys];
  async function* rows() {
    for await (const response of responses) {
      yield [
        response.id,
        response.completedAt,
        response.email,
        response.firstName,
        response.lastName,
        response.language,
        ...variableCells(survey.variables, response.variables),
        ...answerKeys.map((key) => cell(own(response.answers, key))),
      ];
    }
  }
  return csvStream(heading, rows(), dialect);
}

function own<T>(record: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function cell(answer: string | number | string[] | undefined): string | number | undefined {
  return Array.isArray(answer) ? answer.join("; ") : answer;
}
