import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { sendDue as sendBatch } from "@/lib/invitation/send";
import { mailer } from "@/lib/mail/mailer";
import { inngest } from "../client";
import { invitationDue } from "../events";
import { wakeForWaiting } from "../look";
import { untilNone } from "../until-none";

/** A process never takes its own living batch over. */
const inHand = new Set<string>();

/** Sends what is due, batch by batch, until nothing is; then sees to it that what falls due next is not forgotten. */
export const sendDue = inngest.createFunction(
  { id: "send-due", triggers: [invitationDue], concurrency: 2, retries: 4 },
  ({ step }) => untilNone(step, invitationDue, sendOneBatch),
);

async function sendOneBatch() {
  const { APP_URL: appUrl, MAIL_FROM: from, RETRY_SCALE: retryScale } = env();
  const db = database();
  const report = await sendBatch({
    ...{ db, mailer: mailer(), clock: systemClock, appUrl, from, retryScale },
    inHand,
  });
  if (report.claimed === 0) await wakeForWaiting();
  return report;
}
