import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { withDeadline, workMilliseconds } from "@/lib/deadline";
import { sweep } from "@/lib/run/sweep";
import { wake, wakeMarkedRuns, wakeNotices } from "./wake";

/**
 * Looks what the tables have waiting, and wakes for it: for what falls due in seconds, for notices, for marked runs.
 * @returns whether invitations are due already, for which the caller wakes if it does not see to them itself
 */
export async function wakeForWaiting(): Promise<{ overdue: boolean }> {
  const { overdue, soon, notices, noticesAt, redo } = await withDeadline(
    sweep(database(), systemClock()),
    workMilliseconds,
  );
  await Promise.all(soon.map((at) => wake(at)));
  if (notices) await wakeNotices();
  if (noticesAt) await wakeNotices(noticesAt);
  if (redo) await wakeMarkedRuns();
  return { overdue };
}
