import { sendNoticesOnce } from "../batches";
import { inngest } from "../client";
import { noticeDue } from "../events";
import { wakeForWaiting } from "../look";
import { untilNone } from "../until-none";

/** Sends the e-mails to recipients that are due, batch by batch, until none is. */
export const sendNotices = inngest.createFunction(
  { id: "send-notices", triggers: [noticeDue], concurrency: 1, retries: 4 },
  ({ step }) =>
    untilNone(step, noticeDue, async () => {
      const report = await sendNoticesOnce();
      if (report.claimed === 0) await wakeForWaiting();
      return report;
    }),
);
