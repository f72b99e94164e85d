import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { isDatabaseTrouble, withDeadline, workMilliseconds } from "@/lib/deadline";
import { env } from "@/lib/env";
import { sliceBounds } from "@/lib/erasure/look";
import { searchOn } from "@/lib/erasure/search";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { mailer } from "@/lib/mail/mailer";
import { postDue } from "@/lib/worker/posts/post-due";
import { repostMarked } from "@/lib/worker/posts/repost";
import { redoMarked } from "@/lib/worker/redo";
import { sendDue } from "@/lib/worker/send-due";
import { sendNotices } from "@/lib/worker/send-notices";
import { wakePosts } from "./wake";

/** What one batch of work found, and how long a provider asked to pause. */
export type Batch = { claimed: number; pauseMs?: number };

/** So long one batch searches; in a sweep, mail waits behind it. */
const searchMilliseconds = 2_000;

/** A process never takes its own living batch over. */
const inFlight = new Set<string>();

/** Sends up to a batch of invitations that are due, and wakes for what is to be told of it. */
export async function sendInvitationsOnce(): Promise<Batch> {
  const report = await sendDue({ ...sending(), inFlight });
  if (report.posts > 0) await wakePosts();
  return report;
}

/** Sends up to a batch of notices that are due. */
export async function sendNoticesOnce(): Promise<Batch> {
  return sendNotices(sending());
}

/** Decides up to a batch of marked runs again. */
export async function redoRunsOnce(): Promise<Batch> {
  const posts = await withDeadline(repostMarked(database(), systemClock()), workMilliseconds);
  if (posts > 0) await wakePosts();
  return { claimed: posts + (await withDeadline(redoMarked(database(), systemClock()), workMilliseconds)) };
}

/** Posts what is due for some seconds, and wakes for what is tried again soon. */
export async function postOnce(): Promise<Batch> {
  const { claimed, soon } = await postDue(sending());
  await Promise.all(soon.map((at) => wakePosts(at)));
  return { claimed };
}

/** Searches stored requests for those who were erased, for some seconds. */
export async function searchErasedOnce(): Promise<Batch> {
  const bounds = { milliseconds: searchMilliseconds, slice: sliceBounds };
  const search = searchOn(database(), systemClock(), bounds);
  const { slices, ended } = await withDeadline(search, workMilliseconds).catch((error: unknown) => {
    if (error instanceof AppError || isDatabaseTrouble(error)) throw error;
    // Mail does not wait for a search that fails; the next sweep tries again.
    const { name, code } = error as Error & { code?: string };
    log().error({ fault: name, code }, "Stored requests could not be searched for who was erased");
    return { slices: 0, ended: 0 };
  });
  if (ended > 0) log().info({ ended }, "All stored requests are searched for who was erased");
  return { claimed: slices };
}

function sending() {
  const { APP_URL: appUrl, MAIL_FROM: from, RETRY_SCALE: retryScale } = env();
  return { db: database(), mailer: mailer(), clock: systemClock, appUrl, from, retryScale };
}
