import { sendInvitationsOnce } from "../batches";
import { inngest } from "../client";
import { invitationDue } from "../events";
import { wakeForWaiting } from "../look";
import { untilNone } from "../until-none";

/** Sends what is due, batch by batch, until nothing is; then sees to it that what falls due next is not forgotten. */
export const sendDue = inngest.createFunction(
  { id: "send-due", triggers: [invitationDue], concurrency: 2, retries: 4 },
  ({ step }) =>
    untilNone(step, invitationDue, async () => {
      const report = await sendInvitationsOnce();
      if (report.claimed === 0) await wakeForWaiting();
      return report;
    }),
);
