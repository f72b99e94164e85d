import type { Readable } from "node:stream";
import type { Dialect } from "../csv/dialect";
import { csvStream } from "../csv/stream";
import { describeFaults } from "../reason/fault-sentence";
import { describeOutcome } from "../reason/kept";
import type { RunDetail } from "./queries";

const heading = [
  ...["runId", "receivedAt", "status", "email", "reason", "reasonCode", "errors"],
  ...["sendAt", "sentAt", "openedAt", "answeredAt", "deliveryId", "index"],
];

/** Runs as CSV, one line each: what became of each respondent and why, in English and by its code. */
export function runsAsCsv(
  runs: AsyncIterable<Pick<RunDetail, "run" | "invitation" | "respondent">>,
  dialect: Dialect,
): Readable {
  async function* rows() {
    for await (const { run, invitation, respondent } of runs) {
      const described = describeOutcome(run);
      const errors = describeFaults(run.errors ?? [])
        .map(({ field, message }) => `${field}: ${message}`)
        .join(" ");
      yield [
        ...[
          run.id,
          run.createdAt,
          run.status,
          run.email,
          described?.sentence,
          described?.code,
          errors || null,
        ],
        ...[invitation?.sendAt, invitation?.sentAt, respondent?.openedAt, respondent?.answeredAt],
        ...[run.deliveryId, run.position],
      ];
    }
  }
  return csvStream(heading, rows(), dialect);
}
