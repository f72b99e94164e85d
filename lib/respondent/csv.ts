import type { Readable } from "node:stream";
import type { Variable } from "@/db/schema";
import type { Dialect } from "../csv/dialect";
import { csvStream } from "../csv/stream";
import { variableCells } from "../response/csv";
import type { ListedRespondent } from "./queries";

/** The respondents of a survey as CSV, one line each, with their background variables. */
export function respondentsAsCsv(
  survey: { variables: readonly Variable[] },
  respondents: AsyncIterable<ListedRespondent>,
  dialect: Dialect,
): Readable {
  const fixed = ["respondentId", "createdAt", "email", "firstName", "lastName", "language"];
  const heading = [...fixed, "openedAt", "answeredAt", ...survey.variables.map(({ name }) => name)];
  async function* rows() {
    for await (const { id, createdAt, email, firstName, lastName, language, ...person } of respondents) {
      yield [
        ...[id, createdAt, email, firstName, lastName, language, person.openedAt, person.answeredAt],
        ...variableCells(survey.variables, person.variables),
      ];
    }
  }
  return csvStream(heading, rows(), dialect);
}
