import { pipeline, Readable } from "node:stream";
import { stringify } from "csv-stringify";
import type { Question, Variable } from "@/db/schema";
import type { ListedResponse } from "./queries";

const fixed = ["responseId", "completedAt", "email", "firstName", "lastName", "language"] as const satisfies (
  | keyof ListedResponse
  | "responseId"
)[];

/**
 * Responses as CSV: one line each, background variables, then answers; several choices are joined by `; `.
 * Source: RFC 4180, in UTF-8. Text that a spreadsheet would take for a formula gets an apostrophe before it.
 * @param survey of an external one the question columns are the keys given in `answerKeys`
 */
export function responsesAsCsv(
  survey: { variables: readonly Variable[]; questions: readonly Question[] },
  responses: AsyncIterable<ListedResponse> | Iterable<ListedResponse>,
  answerKeys: readonly string[] = survey.questions.map(({ key }) => key),
): Readable {
  const names = survey.variables.map(({ name }) => name);
  const lines = stringify({
    escape_formulas: true,
    record_delimiter: "windows",
    cast: { date: (at) => at.toISOString() },
  });
  async function* records() {
    yield [...fixed, ...names, ...answerKeys];
    for await (const response of responses) {
      yield [
        response.id,
        response.completedAt,
        response.email,
        response.firstName,
        response.lastName,
        response.language,
        ...names.map((name) => own(response.variables, name)),
        ...answerKeys.map((key) => cell(own(response.answers, key))),
      ];
    }
  }
  // A fault while reading must end the stream with an error, which pipe() would swallow.
  return pipeline(Readable.from(records()), lines, () => {});
}

function own<T>(record: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function cell(answer: string | number | string[] | undefined): string | number | undefined {
  return Array.isArray(answer) ? answer.join("; ") : answer;
}
