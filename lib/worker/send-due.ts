import { Temporal } from "temporal-polyfill";
import type { Db } from "@/db";
import type { Clock } from "../clock";
import { withDeadline, workMilliseconds } from "../deadline";
import { newId } from "../ids";
import { checkInvitation } from "../invitation/check";
import { composeInvitation, writeBlank } from "../invitation/compose";
import { mailedLogo } from "../invitation/look";
import { keepMail } from "../invitation/sent-mail";
import { nextOpening } from "../invitation/window";
import { log } from "../log";
import type { Mail, Mailer, SendOutcome } from "../mail/mailer";
import { nextAttempt } from "../mail/retry";
import { countInvitations, observeSend } from "../metrics";
import { fail, ok, type Result } from "../result";
import { type Claim, claimDue, leaseMilliseconds, renewClaim } from "./claim";
import { type Loaded, loadInvitations } from "./load";
import type { Settlement } from "./settle";
import { settleAsTheyCome } from "./settle-as-they-come";

/** What sending needs of its process. `retryScale` is RETRY_SCALE, `inFlight` the batches that this process is sending. */
export type SendDeps = {
  db: Db;
  mailer: Mailer;
  clock: Clock;
  appUrl: string;
  from: string;
  retryScale: number;
  inFlight: Set<string>;
};

/** A mail on its way, and the same written for nobody. */
type Going = { item: Loaded; mail: Mail; blank: Awaited<ReturnType<typeof writeBlank>> };

/** How a batch went: how many were claimed, how many posts go out because of it, and how long a provider asked to pause. */
export type BatchReport = { claimed: number; sent: number; posts: number; pauseMs?: number };

const outcomeOf = {
  sent: "sent",
  skipped: "skipped",
  held: "held",
  waiting: "waiting",
  refused: "failed",
  given_up: "failed",
  retry: "retried",
};

/**
 * Claims up to 100 due invitations, checks each, hands what is to be sent to the mailer together, and settles each as
 * soon as it is known what became of it. Order of effects: claim, committed; mail handed over; settled, committed. A
 * crash between the last two repeats the mail under the same Message-ID once the lease is over.
 */
export async function sendDue(deps: SendDeps): Promise<BatchReport> {
  const { db, clock, inFlight } = deps;
  const claim = await withDeadline(claimDue(db, clock(), inFlight), workMilliseconds);
  if (!claim) return { claimed: 0, sent: 0, posts: 0 };
  inFlight.add(claim.batchId);
  const renewal = setInterval(
    () => void renewClaim(db, claim, clock()).catch(() => {}),
    leaseMilliseconds / 3,
  );
  try {
    return await sendClaimed(deps, claim);
  } finally {
    clearInterval(renewal);
    inFlight.delete(claim.batchId);
  }
}

async function sendClaimed(deps: SendDeps, claim: Claim): Promise<BatchReport> {
  const { db, clock } = deps;
  const now = clock();
  const settler = settleAsTheyCome(db, claim.batchId, clock);
  const end = (settlement: Settlement) => {
    settler.add(settlement);
    countInvitations(outcomeOf[settlement.status]);
  };
  const going: Going[] = [];
  const loaded = await withDeadline(loadInvitations(db, claim.invitationIds, now), workMilliseconds);
  for (const item of loaded) {
    const check = checkInvitation(momentOf(item, now));
    if (check.verdict !== "send") {
      end(settlementOfCheck(item, check));
      continue;
    }
    const mail = await compose(deps, item);
    if (mail.ok) going.push({ item, ...mail.value });
    else end(mail.error);
  }
  const outcomes = going.length > 0 ? await handOver(deps, claim, going, end) : [];
  const posts = await settler.done();
  const pauses = outcomes.flatMap((outcome) =>
    outcome.status === "failed" && outcome.retryAfterMs ? [outcome.retryAfterMs] : [],
  );
  return {
    claimed: claim.invitationIds.length,
    sent: outcomes.filter(({ status }) => status === "sent").length,
    posts,
    ...(pauses.length > 0 ? { pauseMs: Math.max(...pauses) } : {}),
  };
}

async function handOver(
  { mailer, clock, retryScale }: SendDeps,
  { batchId }: Claim,
  going: Going[],
  end: (settlement: Settlement) => void,
): Promise<SendOutcome[]> {
  const begun = performance.now();
  const ended = new Set<number>();
  const settleOne = (place: number, outcome: SendOutcome, at = clock()) => {
    if (ended.has(place)) return;
    ended.add(place);
    end(settlementOfOutcome(going[place]!, outcome, at, retryScale));
  };
  const outcomes = await mailer.send(
    going.map(({ mail }) => mail),
    batchId,
    (place, outcome) => settleOne(place, outcome),
  );
  observeSend((performance.now() - begun) / 1000);
  // Tried together, they are tried again together.
  const after = clock();
  for (const [place, outcome] of outcomes.entries()) settleOne(place, outcome, after);
  return outcomes;
}

/** What cannot be written fails alone: thrown, it would keep the whole batch from going, again at every try. */
async function compose(
  { appUrl, from }: SendDeps,
  item: Loaded,
): Promise<Result<Omit<Going, "item">, Settlement>> {
  const { respondent, invitation, workspace } = item;
  const { id: invitationId, runId, automationId, attempts: attempt } = invitation;
  try {
    const logo = mailedLogo(item.logo, appUrl);
    const given = { message: item.message!, survey: item.survey!, respondent, invitation, workspace, logo };
    const mail = await composeInvitation({ ...given, appUrl, from });
    const blank = await writeBlank({ ...given, language: respondent.language, appUrl });
    return ok({ mail, blank });
  } catch (error) {
    const fault = error instanceof Error ? error.name : typeof error;
    log().error({ fault, invitationId, runId }, "An invitation's mail could not be written");
    const failed = { status: "given_up", code: "mail_unwritable", details: { fault }, attempt } as const;
    return fail({ invitationId, runId, automationId, ...failed });
  }
}

function momentOf(item: Loaded, now: Date) {
  const { workspace } = item;
  return {
    now,
    automation: item.automation,
    survey: item.survey,
    messageExists: item.message !== null,
    answered: item.respondent.answeredAt !== null,
    suppressed: item.suppressed,
    contactFrequencyDays: item.invitation.reminder === 0 ? workspace.contactFrequencyDays : null,
    sentLately: item.sentLately,
    invitedBefore: item.invitedBefore?.at ?? null,
    windowOpens: nextOpening(workspace.sendingWindow, workspace.timeZone, now),
    sendingPaused: workspace.sendingPausedAt !== null,
  };
}

function settlementOfCheck(
  item: Loaded,
  check: Exclude<ReturnType<typeof checkInvitation>, { verdict: "send" }>,
): Settlement {
  const base = {
    invitationId: item.invitation.id,
    runId: item.invitation.runId,
    reminder: item.invitation.reminder,
  };
  if (check.verdict === "hold") return { ...base, status: "held" };
  if (check.verdict === "wait") return { ...base, status: "waiting", until: check.until };
  const updates =
    check.reason === "updated_only"
      ? { from: item.respondent.id, to: item.invitedBefore!.respondentId }
      : null;
  return { ...base, status: "skipped", reason: check.reason, updates };
}

function settlementOfOutcome(
  { item, mail, blank }: Going,
  outcome: SendOutcome,
  now: Date,
  scale: number,
): Settlement {
  const { invitation } = item;
  const base = { invitationId: invitation.id, runId: invitation.runId };
  if (outcome.status === "sent") {
    const { providerId } = outcome;
    const kept = keepMail(mail, blank, item.respondent.token);
    return { ...base, status: "sent", providerId, reminder: nextReminder(item, now), kept };
  }
  if (outcome.status === "refused") {
    const suppress = outcome.suppress
      ? { workspaceId: invitation.workspaceId, email: invitation.email }
      : null;
    return {
      ...base,
      status: "refused",
      code: outcome.code,
      automationId: invitation.automationId,
      details: { said: outcome.message },
      suppress,
    };
  }
  const retryAfterMs = outcome.retryAfterMs ?? 0;
  const next = nextAttempt(invitation.attempts, invitation.firstAttemptAt ?? now, now, {
    scale,
    retryAfterMs,
  });
  const failed = {
    code: outcome.code,
    details: { said: outcome.message, ...(outcome.note ? { note: outcome.note } : {}) },
    attempt: invitation.attempts,
    automationId: invitation.automationId,
  };
  return next ? { ...base, ...failed, status: "retry", next } : { ...base, ...failed, status: "given_up" };
}

/** The reminder that follows a sent invitation, if its automation has one: so many calendar days later, same hour. */
function nextReminder({ automation, invitation, workspace }: Loaded, now: Date) {
  const reminder = automation.reminders[invitation.reminder];
  if (!reminder) return null;
  const sent = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(workspace.timeZone);
  const sendAt = new Date(sent.add({ days: reminder.afterDays }).epochMilliseconds).toISOString();
  return { id: newId("invitation"), number: invitation.reminder + 1, sendAt };
}
