import type { RunDetail } from "./queries";

/** One thing that happened to a run. */
export type TimelineEntry = {
  at: Date;
  kind: string;
  detail: string | null;
  /** The code of the failure that `detail` tells of. */
  code: string | null;
  /** When the next attempt, or the sending, is due. */
  nextAt: Date | null;
  attempt: number | null;
};

const decidedAtOnce = new Set(["filtered", "duplicate", "rejected", "test", "held"]);

/** What happened to a run, oldest first: its beginning out of its own row, then its events. Pure. */
export function timelineOf({ run, invitation, reminders, events }: RunDetail): TimelineEntry[] {
  const entry = (at: Date, kind: string, detail: string | null = null, nextAt: Date | null = null) => ({
    at,
    kind,
    detail,
    code: null,
    nextAt,
    attempt: null,
  });
  const entries: TimelineEntry[] = [entry(run.createdAt, "received")];
  const again = events.some(({ kind }) => kind === "replayed" || kind === "released");
  if (!invitation && !again && decidedAtOnce.has(run.status)) {
    entries.push(entry(run.createdAt, run.status, run.reason));
  }
  const scheduled = invitation && entry(invitation.createdAt, "scheduled", null, invitation.sendAt);
  // The invitation of a replay is as old as the replay, and came of it.
  const late = invitation !== null && invitation.createdAt > run.createdAt;
  if (scheduled && !late) entries.push(scheduled);
  for (const { at, kind, detail, nextAt, attempt } of events)
    entries.push({ ...entry(at, kind, detail, nextAt), attempt });
  if (scheduled && late) entries.push(scheduled);
  if (invitation?.sentAt) entries.push({ ...entry(invitation.sentAt, "sent"), attempt: invitation.attempts });
  for (const reminder of reminders) {
    if (reminder.sentAt) entries.push(entry(reminder.sentAt, "reminded", String(reminder.reminder)));
  }
  if (run.failure && run.status === "failed" && !events.some(({ kind }) => kind === "failed"))
    entries.push({
      ...entry(new Date(run.failure.at), "failed", run.failure.message),
      code: run.failure.code,
    });
  return entries.sort((a, b) => a.at.getTime() - b.at.getTime());
}
