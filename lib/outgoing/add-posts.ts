import { and, eq, inArray, sql } from "drizzle-orm";
import type { TransactionSql } from "postgres";
import type { Tx } from "@/db";
import { insertRows } from "@/db/bulk";
import {
  type Alert,
  type AlertChannel,
  automations,
  type Outgoing,
  type OutgoingEvent,
  type PostFacts,
  posts,
  runs,
} from "@/db/schema";
import { newIds } from "../ids";
import { runChannel } from "./run-channel";

/** Something that happened to a respondent, for whoever wants to hear of it. */
export type HappenedEvent = {
  event: OutgoingEvent;
  respondent: { id: string; workspaceId: string; surveyId: string; email: string };
  facts: PostFacts;
};

type Listener = {
  id: string;
  surveyId: string | null;
  status: (typeof automations.$inferSelect)["status"];
  outgoing: Outgoing | null;
  alert: Alert | null;
};

/**
 * Writes events into the outbox, one post with its run for each automation that listens: to be posted now, or held where
 * the automation is off. Run it in the transaction that makes the events; the caller wakes the engine after it.
 * @returns how many posts were written
 */
export async function addPosts(tx: Tx, events: readonly HappenedEvent[], now: Date): Promise<number> {
  const surveyIds = [...new Set(events.map(({ respondent }) => respondent.surveyId))];
  if (surveyIds.length === 0) return 0;
  const { id, surveyId, status, outgoing, alert } = automations;
  const listeners = await tx
    .select({ id, surveyId, status, outgoing, alert })
    .from(automations)
    .where(and(inArray(surveyId, surveyIds), listens));
  const rows = rowsOf(events, listeners, now);
  if (rows.length === 0) return 0;
  await tx.insert(runs).values(rows.map(({ run }) => run));
  await tx.insert(posts).values(rows.map(({ post }) => post));
  return rows.length;
}

/** A finished automation that posts what happens here. */
const listens = sql`${automations.type} <> 'incoming_webhook' and ${automations.status} <> 'draft'
  and (${automations.outgoing} is not null or ${automations.alert} is not null)`;

/** An invitation's mail that was sent, or came back, and why. */
export type MailedEvent = {
  event: "invitation.sent" | "invitation.bounced";
  invitationId: string;
  reason?: string;
};

/** The same for mails, in a transaction of the driver's: where nobody listens, that is one question. */
export async function addMailPosts(
  tx: TransactionSql,
  mailed: readonly MailedEvent[],
  now: Date,
): Promise<number> {
  if (mailed.length === 0) return 0;
  const ids = mailed.map(({ invitationId }) => invitationId);
  const listeners = await tx<Listener[]>`
    select id, survey_id as "surveyId", status, outgoing, null as alert from automations
    where type = 'outgoing_webhook' and status <> 'draft' and outgoing is not null and survey_id in (
      select r.survey_id from invitations i join respondents r on r.id = i.respondent_id where i.id = any(${ids}::text[]))`;
  if (listeners.length === 0) return 0;
  type Person = HappenedEvent["respondent"] & { invitation: string };
  const people = await tx<Person[]>`
    select i.id as invitation, r.id, r.workspace_id as "workspaceId", r.survey_id as "surveyId", r.email
    from invitations i join respondents r on r.id = i.respondent_id where i.id = any(${ids}::text[])`;
  const byInvitation = new Map([...people].map(({ invitation, ...person }) => [invitation, person]));
  const events = mailed.flatMap(({ event, invitationId, reason }) => {
    const respondent = byInvitation.get(invitationId);
    return respondent ? [{ event, respondent, facts: { invitationId, ...(reason ? { reason } : {}) } }] : [];
  });
  const rows = rowsOf(events, listeners, now);
  if (rows.length === 0) return 0;
  await insertRows(
    tx,
    runs,
    rows.map(({ run }) => run),
  );
  await insertRows(
    tx,
    posts,
    rows.map(({ post }) => post),
  );
  return rows.length;
}

function rowsOf(events: readonly HappenedEvent[], listeners: readonly Listener[], now: Date) {
  return events.flatMap(({ event, respondent, facts }) =>
    listeners
      .filter(({ surveyId }) => surveyId === respondent.surveyId)
      .flatMap((listener) => placesOf(listener, event).map((channel) => ({ ...listener, channel })))
      .map(({ id: automationId, status: state, channel }) => {
        const { run: runId, post: id } = newIds("run", "post");
        const status = state === "enabled" ? ("scheduled" as const) : ("held" as const);
        const { id: respondentId, workspaceId, email } = respondent;
        return {
          run: {
            ...{ id: runId, workspaceId, automationId, position: 0, status, email, respondentId },
            ...(channel ? { channel: runChannel(channel) } : {}),
            ...{ createdAt: now, updatedAt: now },
          },
          post: {
            ...{ id, automationId, runId, respondentId, event, facts, status },
            channel: channel?.id ?? null,
            ...{ dueAt: status === "scheduled" ? now : null, createdAt: now },
          },
        };
      }),
  );
}

/** Where a listener wants to hear of an event: nowhere, at its receiver (null), or in each channel of an alert. */
function placesOf({ outgoing, alert }: Listener, event: OutgoingEvent): (AlertChannel | null)[] {
  if (outgoing) return outgoing.events.includes(event) ? [null] : [];
  if (!alert || alert.digest !== null || event !== "response.completed") return [];
  return alert.channels.filter((channel) => channel.kind !== "email" || !channel.stopped);
}

/** Does anybody listen to an event of a survey? */
export async function isHeard(tx: Tx, surveyId: string, event: OutgoingEvent): Promise<boolean> {
  const rows = await tx
    .select({ id: automations.id })
    .from(automations)
    .where(
      and(eq(automations.surveyId, surveyId), listens, sql`${automations.outgoing} -> 'events' ? ${event}`),
    )
    .limit(1);
  return rows.length > 0;
}
