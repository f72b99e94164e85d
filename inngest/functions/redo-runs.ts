import { redoRunsOnce } from "../batches";
import { inngest } from "../client";
import { runMarked } from "../events";
import { untilNone } from "../until-none";
import { wake } from "../wake";

/** Decides replayed and released runs again, batch by batch, and has their invitations sent. */
export const redoRuns = inngest.createFunction(
  { id: "redo-runs", triggers: [runMarked], concurrency: 1, retries: 4 },
  ({ step }) =>
    untilNone(step, runMarked, async () => {
      const report = await redoRunsOnce();
      if (report.claimed > 0) await wake();
      return report;
    }),
);
