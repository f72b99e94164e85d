import { cron } from "inngest";
import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { withDeadline } from "@/lib/deadline";
import { foldTallies } from "@/lib/tally/fold";
import { applyRetention } from "@/lib/worker/retention";
import { inngest } from "../client";

const retentionMilliseconds = 10 * 60_000;

/** Every hour: what is kept no longer is deleted. */
export const retention = inngest.createFunction(
  { id: "retention", triggers: [cron("17 * * * *")], concurrency: 1, retries: 1 },
  async ({ step }) => {
    await step.run("delete", () =>
      withDeadline(applyRetention(database(), systemClock()), retentionMilliseconds),
    );
    // Every process folds by itself while it runs; where none stays, here.
    await step.run("fold", () => withDeadline(foldTallies(database(), systemClock()), retentionMilliseconds));
  },
);
