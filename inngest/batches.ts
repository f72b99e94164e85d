import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { withDeadline, workMilliseconds } from "@/lib/deadline";
import { env } from "@/lib/env";
import { mailer } from "@/lib/mail/mailer";
import { redoMarked } from "@/lib/worker/redo";
import { sendDue } from "@/lib/worker/send-due";
import { sendNotices } from "@/lib/worker/send-notices";

/** What one batch of work found, and how long a provider asked to pause. */
export type Batch = { claimed: number; pauseMs?: number };

/** A process never takes its own living batch over. */
const inFlight = new Set<string>();

/** Sends up to a batch of invitations that are due. */
export async function sendInvitationsOnce(): Promise<Batch> {
  return sendDue({ ...sending(), inFlight });
}

/** Sends up to a batch of notices that are due. */
export async function sendNoticesOnce(): Promise<Batch> {
  return sendNotices(sending());
}

/** Decides up to a batch of marked runs again. */
export async function redoRunsOnce(): Promise<Batch> {
  return { claimed: await withDeadline(redoMarked(database(), systemClock()), workMilliseconds) };
}

function sending() {
  const { APP_URL: appUrl, MAIL_FROM: from, RETRY_SCALE: retryScale } = env();
  return { db: database(), mailer: mailer(), clock: systemClock, appUrl, from, retryScale };
}
