import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { mailer } from "@/lib/mail/mailer";
import { sendNotices as sendBatch } from "@/lib/notification/send";
import { inngest } from "../client";
import { noticeDue } from "../events";
import { wakeForWaiting } from "../look";
import { untilNone } from "../until-none";

/** Sends the e-mails to recipients that are due, batch by batch, until none is. */
export const sendNotices = inngest.createFunction(
  { id: "send-notices", triggers: [noticeDue], concurrency: 1, retries: 4 },
  ({ step }) => untilNone(step, noticeDue, sendOneBatch),
);

async function sendOneBatch() {
  const { APP_URL: appUrl, MAIL_FROM: from, RETRY_SCALE: retryScale } = env();
  const db = database();
  const report = await sendBatch({ db, mailer: mailer(), clock: systemClock, appUrl, from, retryScale });
  if (report.claimed === 0) await wakeForWaiting();
  return report;
}
