import type { TransactionSql } from "postgres";
import type { Db } from "@/db";
import { columnsOf, insertRows, recordset } from "@/db/bulk";
import { type FailureDetails, invitations, type PlainReason, runEvents, runs } from "@/db/schema";
import { type FailureCode, failureOf, failures } from "../failures";
import { newId } from "../ids";
import { type KeptMail, writeKept } from "../invitation/sent-mail";
import { notifyFailure } from "../notification/count-failure";
import { addMailPosts, type MailedEvent } from "../outgoing/add-posts";
import { addressDigest as digestOf } from "../suppression/digest";

type Base = { invitationId: string; runId: string };

/** How one claimed invitation ended, or when it is looked at again. */
export type Settlement = Base &
  (
    | {
        status: "sent";
        providerId: string | null;
        reminder: { id: string; number: number; sendAt: string } | null;
        /** The mail as it was sent. */
        kept?: KeptMail;
      }
    | { status: "skipped"; reason: PlainReason; updates: { from: string; to: string } | null }
    | { status: "held" }
    | { status: "waiting"; until: Date }
    | {
        status: "refused";
        code: "recipient_refused" | "mail_content_refused";
        automationId: string;
        details: FailureDetails;
        suppress: { workspaceId: string; email: string } | null;
      }
    | {
        status: "retry";
        automationId: string;
        code: FailureCode;
        details: FailureDetails;
        attempt: number;
        next: Date;
      }
    | {
        status: "given_up";
        automationId: string;
        code: FailureCode;
        details: FailureDetails;
        attempt: number;
      }
  );

/**
 * Writes how the invitations of a batch ended, with their runs, in one transaction. Only rows still being sent under
 * this batch change, so a second settling does nothing.
 * @returns how many posts go out because of it
 */
export async function settle(db: Db, batchId: string, settlements: Settlement[], now: Date): Promise<number> {
  if (settlements.length === 0) return 0;
  return await db.$client.begin(async (tx) => {
    const changed = new Set(await writeInvitations(tx, batchId, settlements, now));
    const own = settlements.filter(({ invitationId }) => changed.has(invitationId));
    await writeReminders(tx, own, now);
    const kept = own.flatMap((one) =>
      one.status === "sent" && one.kept ? [{ invitationId: one.invitationId, mail: one.kept }] : [],
    );
    await writeKept(tx, kept, now);
    await writeEvents(tx, own, now);
    for (const settlement of own) await followUp(tx, settlement, now);
    return await addMailPosts(tx, own.flatMap(mailedBy), now);
  });
}

/** What those who listen are told: mails to respondents that left, and those whose address is no more. */
function mailedBy(settlement: Settlement): MailedEvent[] {
  const { invitationId } = settlement;
  if (settlement.status === "sent") return [{ event: "invitation.sent", invitationId }];
  if (settlement.status !== "refused" || !settlement.suppress) return [];
  const reason = settlement.details.said;
  return [{ event: "invitation.bounced", invitationId, ...(reason ? { reason } : {}) }];
}

const ended = recordset({
  ended: {
    ...columnsOf(invitations),
    ...{ reason: runs.reason, failure: runs.failure, keeps_batch: "boolean" },
  },
});
const reminders = recordset({ next: { id: "text", number: "int", send_at: "timestamptz", after: "text" } });

async function writeInvitations(
  tx: TransactionSql,
  batchId: string,
  settlements: Settlement[],
  now: Date,
): Promise<string[]> {
  const rows = settlements.map((settlement) => ({
    ended: { id: settlement.invitationId, ...stateOf(settlement, now) },
  }));
  const changed = await tx<{ id: string }[]>`
    with ended as materialized (
      select * from ${ended.from(tx, rows)}
    ), changed as (
      update invitations i set status = ended_status, due_at = ended_due_at, trouble = ended_trouble, send_at = coalesce(ended_send_at, i.send_at),
        sent_at = ended_sent_at, provider_id = coalesce(ended_provider_id, i.provider_id), batch_id = case when ended_keeps_batch then i.batch_id end
      from ended where i.id = ended_id and i.batch_id = ${batchId} and i.status = 'sending'
      returning i.id, i.run_id, i.reminder
    ), told as (
      update runs r set status = ended_status, reason = ended_reason, failure = ended_failure, updated_at = ${now.toISOString()}
      from changed c join ended on ended_id = c.id
      where r.id = c.run_id and c.reminder = 0 and r.status in ('scheduled', 'sending')
    )
    select id from changed`;
  return changed.map(({ id }) => id);
}

function stateOf(settlement: Settlement, now: Date) {
  switch (settlement.status) {
    case "sent":
      return { status: "sent", sentAt: now, providerId: settlement.providerId, keeps_batch: true } as const;
    case "waiting":
      return { status: "scheduled", dueAt: settlement.until, sendAt: settlement.until } as const;
    case "retry": {
      const failure = failureOf(settlement.code, "send", now, settlement.details);
      return {
        ...({ status: "scheduled", dueAt: settlement.next, keeps_batch: true } as const),
        ...{ failure, trouble: failure },
      };
    }
    case "given_up": {
      const failure = failureOf(settlement.code, "send", now, settlement.details);
      return { status: "failed", failure } as const;
    }
    case "refused": {
      const failure = failureOf(settlement.code, "send", now, settlement.details);
      return { status: "failed", failure } as const;
    }
    case "skipped":
      return { status: "skipped", reason: settlement.reason } as const;
    default:
      return { status: settlement.status };
  }
}

async function writeReminders(tx: TransactionSql, settlements: Settlement[], now: Date): Promise<void> {
  const rows = settlements.flatMap((settlement) =>
    settlement.status === "sent" && settlement.reminder
      ? [
          {
            next: {
              ...settlement.reminder,
              send_at: settlement.reminder.sendAt,
              after: settlement.invitationId,
            },
          },
        ]
      : [],
  );
  if (rows.length === 0) return;
  await tx`insert into invitations (id, workspace_id, automation_id, run_id, respondent_id, reminder, status, send_at, due_at, email, created_at)
    select next_id, i.workspace_id, i.automation_id, i.run_id, i.respondent_id, next_number, 'scheduled', next_send_at, next_send_at, i.email, ${now.toISOString()}
    from ${reminders.from(tx, rows)} join invitations i on i.id = next_after
      join runs r on r.id = i.run_id join respondents p on p.id = i.respondent_id
    for key share of r, p
    on conflict (run_id, reminder) do nothing`;
}

async function writeEvents(tx: TransactionSql, settlements: Settlement[], at: Date): Promise<void> {
  const events = settlements.flatMap((settlement) => {
    const { status, runId } = settlement;
    if (status === "sent") return [];
    const failed = status === "retry" || status === "given_up" || status === "refused";
    const nextAt = status === "retry" ? settlement.next : status === "waiting" ? settlement.until : null;
    return [
      {
        ...{ id: newId("event"), runId, at, kind: failed ? "attempt_failed" : status, nextAt },
        detail: failed ? settlement.code : status === "skipped" ? settlement.reason : null,
        details: failed ? settlement.details : null,
        attempt: "attempt" in settlement ? settlement.attempt : null,
      },
    ];
  });
  if (events.length > 0) await insertRows(tx, runEvents, events);
}

async function followUp(tx: TransactionSql, settlement: Settlement, now: Date): Promise<void> {
  if (settlement.status === "skipped" && settlement.updates) {
    const { from, to } = settlement.updates;
    await tx`update respondents r set variables = r.variables || n.variables, first_name = coalesce(n.first_name, r.first_name),
      last_name = coalesce(n.last_name, r.last_name) from respondents n where r.id = ${to} and n.id = ${from}`;
    return;
  }
  if (settlement.status === "refused") {
    const { code } = settlement;
    const cause = { kind: failures[code].kind, code, field: null, sample: {} };
    await notifyFailure(tx, settlement.automationId, cause, now);
    if (!settlement.suppress) return;
    const { workspaceId, email } = settlement.suppress;
    await tx`insert into suppressions (id, workspace_id, email_hash, email, reason, note, created_at)
      values (${newId("suppression")}, ${workspaceId}, ${digestOf(email)}, ${email.toLowerCase()}, 'bounced', ${settlement.details.said ?? null}, ${now.toISOString()})
      on conflict do nothing`;
  } else if (settlement.status === "retry" || settlement.status === "given_up") {
    if (settlement.status === "retry" && settlement.attempt > 1) return;
    await notifyFailure(
      tx,
      settlement.automationId,
      { kind: "system", code: settlement.code, field: null, sample: {} },
      now,
    );
  }
}
