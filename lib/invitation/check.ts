import type { PlainReason, SuppressionReason } from "@/db/schema";
import { statusAt } from "../survey/status";

/** What is known about an invitation at the moment of sending. Times are moments, `sentLately` the latest other one. */
export type Moment = {
  now: Date;
  automation: {
    status: "draft" | "enabled" | "disabled" | "paused";
    frequencyExempt: boolean;
    repeatPolicy: { policy: "again" | "after_days" | "update_only"; days?: number } | null;
  };
  /** When the same automation last invited the same address. */
  invitedBefore: Date | null;
  survey: { status: "draft" | "open" | "closed"; closesAt?: Date | null } | null;
  messageExists: boolean;
  answered: boolean;
  suppressed: SuppressionReason | null;
  contactFrequencyDays: number | null;
  sentLately: Date | null;
  /** When the workspace's sending window opens next; null where it is open or there is none. */
  windowOpens: Date | null;
  sendingPaused: boolean;
};

/** Send it; or not, and why; or later. */
export type Check =
  | { verdict: "send" }
  | { verdict: "hold" }
  | { verdict: "skip"; reason: PlainReason }
  | { verdict: "wait"; until: Date };

/** Decides, at the moment of sending, whether an invitation is still to be sent. Pure. */
export function checkInvitation(moment: Moment): Check {
  const { automation, survey, now } = moment;
  if (automation.status !== "enabled") return { verdict: "hold" };
  if (!survey || statusAt(survey, now) !== "open") return { verdict: "skip", reason: "survey_closed" };
  if (!moment.messageExists) return { verdict: "skip", reason: "message_missing" };
  if (moment.answered) return { verdict: "skip", reason: "already_answered" };
  if (moment.suppressed) return { verdict: "skip", reason: `suppressed_${moment.suppressed}` };
  if (moment.invitedBefore && automation.repeatPolicy?.policy === "update_only")
    return { verdict: "skip", reason: "updated_only" };
  if (moment.invitedBefore && automation.repeatPolicy?.policy === "after_days") {
    const free = moment.invitedBefore.getTime() + (automation.repeatPolicy.days ?? 0) * 86_400_000;
    if (free > now.getTime()) return { verdict: "skip", reason: "invited_lately" };
  }
  if (moment.contactFrequencyDays !== null && !automation.frequencyExempt && moment.sentLately) {
    const free = moment.sentLately.getTime() + moment.contactFrequencyDays * 86_400_000;
    if (free > now.getTime()) return { verdict: "skip", reason: "contact_frequency" };
  }
  if (moment.sendingPaused) return { verdict: "wait", until: new Date(now.getTime() + 15 * 60_000) };
  if (moment.windowOpens && moment.windowOpens > now) return { verdict: "wait", until: moment.windowOpens };
  return { verdict: "send" };
}
