import { type Cause, causeOf, reasonOf } from "../reason/kept";
import type { RunDetail } from "./queries";

/** One thing that happened to a run. */
export type TimelineEntry = Cause & {
  at: Date;
  kind: string;
  /** Which reminder was sent. */
  reminder: number | null;
  /** When the next attempt, or the sending, is due. */
  nextAt: Date | null;
  attempt: number | null;
};

const decidedAtOnce = new Set(["filtered", "duplicate", "rejected", "test", "held"]);

/** What happened to a run, oldest first: its beginning out of its own row, then its events. Pure. */
export function timelineOf({
  run,
  invitation,
  reminders,
  events,
}: Omit<RunDetail, "respondent" | "post">): TimelineEntry[] {
  const entry = (at: Date, kind: string, more: Partial<TimelineEntry> = {}): TimelineEntry => ({
    ...{ at, kind, reason: null, failure: null, reminder: null, nextAt: null, attempt: null },
    ...more,
  });
  const entries: TimelineEntry[] = [entry(run.createdAt, run.deliveryId === null ? "happened" : "received")];
  const again = events.some(({ kind }) => kind === "replayed" || kind === "released");
  if (!invitation && !again && decidedAtOnce.has(run.status)) {
    entries.push(
      entry(run.createdAt, run.status, {
        reason: reasonOf({ code: run.reason, details: run.reasonDetails }),
      }),
    );
  }
  const scheduled = invitation && entry(invitation.createdAt, "scheduled", { nextAt: invitation.sendAt });
  // The invitation of a replay is as old as the replay, and came of it.
  const late = invitation !== null && invitation.createdAt > run.createdAt;
  if (scheduled && !late) entries.push(scheduled);
  for (const { at, kind, detail, details, nextAt, attempt } of events)
    entries.push(entry(at, kind, { ...causeOf({ code: detail, details }), nextAt, attempt }));
  if (scheduled && late) entries.push(scheduled);
  if (invitation?.sentAt) entries.push(entry(invitation.sentAt, "sent", { attempt: invitation.attempts }));
  for (const reminder of reminders) {
    if (reminder.sentAt) entries.push(entry(reminder.sentAt, "reminded", { reminder: reminder.reminder }));
  }
  if (run.failure && run.status === "failed" && !events.some(({ kind }) => kind === "failed"))
    entries.push(entry(new Date(run.failure.at), "failed", { failure: run.failure }));
  return entries.sort((a, b) => a.at.getTime() - b.at.getTime());
}
