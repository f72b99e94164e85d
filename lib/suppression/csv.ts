import type { Readable } from "node:stream";
import type { Dialect } from "../csv/dialect";
import { csvStream } from "../csv/stream";
import type { Suppression } from "./queries";

/** Suppressions as CSV, one line each; the address is empty where its owner was erased. */
export function suppressionsAsCsv(suppressions: AsyncIterable<Suppression>, dialect: Dialect): Readable {
  const heading = ["suppressionId", "createdAt", "email", "reason", "note", "surveyId"];
  async function* rows() {
    for await (const { id, createdAt, email, reason, note, surveyId } of suppressions)
      yield [id, createdAt, email, reason, note, surveyId];
  }
  return csvStream(heading, rows(), dialect);
}
