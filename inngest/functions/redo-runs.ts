import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { withDeadline, workMilliseconds } from "@/lib/deadline";
import { redoMarked } from "@/lib/run/redo";
import { inngest } from "../client";
import { runMarked } from "../events";
import { untilNone } from "../until-none";
import { wake } from "../wake";

/** Decides replayed and released runs again, batch by batch, and has their invitations sent. */
export const redoRuns = inngest.createFunction(
  { id: "redo-runs", triggers: [runMarked], concurrency: 1, retries: 4 },
  ({ step }) => untilNone(step, runMarked, redoOneBatch),
);

async function redoOneBatch() {
  const claimed = await withDeadline(redoMarked(database(), systemClock()), workMilliseconds);
  if (claimed > 0) await wake();
  return { claimed };
}
