import type { Readable } from "node:stream";
import type { Variable } from "@/db/schema";
import type { Dialect } from "../csv/dialect";
import { csvStream } from "../csv/stream";
import { variableCells } from "../csv/variables";
import type { ListedRespondent } from "./queries";

/**
 * Respondents as CSV, one line each: those of a survey with their background variables.
 * @param survey null: those of all surveys, with the survey's id
 */
export function respondentsAsCsv(
  survey: { variables: readonly Variable[] } | null,
  respondents: AsyncIterable<ListedRespondent>,
  dialect: Dialect,
): Readable {
  const fixed = ["respondentId", "createdAt", "email", "firstName", "lastName", "language"];
  const more = survey ? survey.variables.map(({ name }) => name) : ["surveyId"];
  const heading = [...fixed, "openedAt", "answeredAt", ...more];
  async function* rows() {
    for await (const { id, createdAt, email, firstName, lastName, language, ...person } of respondents) {
      yield [
        ...[id, createdAt, email, firstName, lastName, language, person.openedAt, person.answeredAt],
        ...(survey ? variableCells(survey.variables, person.variables) : [person.surveyId]),
      ];
    }
  }
  return csvStream(heading, rows(), dialect);
}
