import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { withDeadline, workMilliseconds } from "@/lib/deadline";
import { sweep } from "@/lib/worker/sweep";
import { wake, wakeErasures, wakeMarkedRuns, wakeNotices, wakePosts } from "./wake";

/**
 * Looks what the tables have waiting, and wakes for it: for what falls due in seconds, for notices, for marked runs.
 * @returns whether invitations are due already, for which the caller wakes if it does not see to them itself; and whether
 * anything is
 */
export async function wakeForWaiting(): Promise<{ overdue: boolean; anything: boolean }> {
  const { overdue, soon, notices, noticesAt, redo, posts, postsSoon, erasures } = await withDeadline(
    sweep(database(), systemClock()),
    workMilliseconds,
  );
  // Together: where none is taken, each takes its time.
  const wakes = soon.map((at) => wake(at));
  if (notices) wakes.push(wakeNotices());
  if (noticesAt) wakes.push(wakeNotices(noticesAt));
  if (redo) wakes.push(wakeMarkedRuns());
  if (posts) wakes.push(wakePosts());
  if (erasures) wakes.push(wakeErasures());
  wakes.push(...postsSoon.map((at) => wakePosts(at)));
  await Promise.all(wakes);
  return { overdue, anything: overdue || notices || redo || posts || erasures };
}
