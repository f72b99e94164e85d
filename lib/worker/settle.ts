import type { TransactionSql } from "postgres";
import type { Db } from "@/db";
import type { FailureDetails, PlainReason } from "@/db/schema";
import { type FailureCode, failureOf, failures } from "../failures";
import { newId } from "../ids";
import { type KeptMail, writeKept } from "../invitation/sent-mail";
import { tellFailure } from "../notification/count-failure";
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
 */
export async function settle(db: Db, batchId: string, settlements: Settlement[], now: Date): Promise<void> {
  if (settlements.length === 0) return;
  await db.$client.begin(async (tx) => {
    const changed = new Set(await writeInvitations(tx, batchId, settlements, now));
    const own = settlements.filter(({ invitationId }) => changed.has(invitationId));
    await writeReminders(tx, own, now);
    const kept = own.flatMap((one) =>
      one.status === "sent" && one.kept ? [{ invitationId: one.invitationId, mail: one.kept }] : [],
    );
    await writeKept(tx, kept, now);
    await writeEvents(tx, own, now);
    for (const settlement of own) await tellOf(tx, settlement, now);
  });
}

async function writeInvitations(
  tx: TransactionSql,
  batchId: string,
  settlements: Settlement[],
  now: Date,
): Promise<string[]> {
  const rows = settlements.map((settlement) => ({
    id: settlement.invitationId,
    ...stateOf(settlement, now),
  }));
  const changed = await tx<{ id: string }[]>`
    with ended as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::text::json) as x(
        id text, status text, due_at timestamptz, send_at timestamptz, sent_at timestamptz, provider_id text, keeps_batch boolean,
        reason text, failure jsonb, trouble jsonb)
    ), changed as (
      update invitations i set status = e.status, due_at = e.due_at, trouble = e.trouble, send_at = coalesce(e.send_at, i.send_at), sent_at = e.sent_at,
        provider_id = coalesce(e.provider_id, i.provider_id), batch_id = case when e.keeps_batch then i.batch_id end
      from ended e where i.id = e.id and i.batch_id = ${batchId} and i.status = 'sending'
      returning i.id, i.run_id, i.reminder
    ), told as (
      update runs r set status = e.status, reason = e.reason, failure = e.failure, updated_at = ${now.toISOString()}
      from changed c join ended e on e.id = c.id
      where r.id = c.run_id and c.reminder = 0 and r.status in ('scheduled', 'sending')
    )
    select id from changed`;
  return changed.map(({ id }) => id);
}

function stateOf(settlement: Settlement, now: Date) {
  switch (settlement.status) {
    case "sent":
      return {
        status: "sent",
        sent_at: now.toISOString(),
        provider_id: settlement.providerId,
        keeps_batch: true,
      };
    case "waiting":
      return {
        status: "scheduled",
        due_at: settlement.until.toISOString(),
        send_at: settlement.until.toISOString(),
      };
    case "retry": {
      const failure = failureOf(settlement.code, "send", now, settlement.details);
      return {
        status: "scheduled",
        due_at: settlement.next.toISOString(),
        keeps_batch: true,
        failure,
        trouble: failure,
      };
    }
    case "given_up": {
      const failure = failureOf(settlement.code, "send", now, settlement.details);
      return { status: "failed", failure };
    }
    case "refused": {
      const failure = failureOf(settlement.code, "send", now, settlement.details);
      return { status: "failed", failure };
    }
    case "skipped":
      return { status: "skipped", reason: settlement.reason };
    default:
      return { status: settlement.status };
  }
}

async function writeReminders(tx: TransactionSql, settlements: Settlement[], now: Date): Promise<void> {
  const reminders = settlements.flatMap((settlement) =>
    settlement.status === "sent" && settlement.reminder
      ? [{ ...settlement.reminder, after: settlement.invitationId }]
      : [],
  );
  if (reminders.length === 0) return;
  await tx`insert into invitations (id, workspace_id, automation_id, run_id, respondent_id, reminder, status, send_at, due_at, email, created_at)
    select x.id, i.workspace_id, i.automation_id, i.run_id, i.respondent_id, x.number, 'scheduled', x."sendAt", x."sendAt", i.email, ${now.toISOString()}
    from json_to_recordset(${JSON.stringify(reminders)}::text::json) as x(id text, number int, "sendAt" timestamptz, after text)
    join invitations i on i.id = x.after
    on conflict (run_id, reminder) do nothing`;
}

async function writeEvents(tx: TransactionSql, settlements: Settlement[], now: Date): Promise<void> {
  const events = settlements.flatMap((settlement) => {
    if (settlement.status === "sent") return [];
    const failed =
      settlement.status === "retry" || settlement.status === "given_up" || settlement.status === "refused";
    return [
      {
        id: newId("event"),
        run_id: settlement.runId,
        at: now.toISOString(),
        kind: failed ? "attempt_failed" : settlement.status,
        detail: failed ? settlement.code : settlement.status === "skipped" ? settlement.reason : null,
        details: failed ? settlement.details : null,
        next_at:
          settlement.status === "retry"
            ? settlement.next
            : settlement.status === "waiting"
              ? settlement.until
              : null,
        attempt: "attempt" in settlement ? settlement.attempt : null,
      },
    ];
  });
  if (events.length === 0) return;
  await tx`insert into run_events (id, run_id, at, kind, detail, details, next_at, attempt)
    select * from json_to_recordset(${JSON.stringify(events)}::text::json)
      as x(id text, run_id text, at timestamptz, kind text, detail text, details jsonb, next_at timestamptz, attempt int)`;
}

async function tellOf(tx: TransactionSql, settlement: Settlement, now: Date): Promise<void> {
  if (settlement.status === "skipped" && settlement.updates) {
    const { from, to } = settlement.updates;
    await tx`update respondents r set variables = r.variables || n.variables, first_name = coalesce(n.first_name, r.first_name),
      last_name = coalesce(n.last_name, r.last_name) from respondents n where r.id = ${to} and n.id = ${from}`;
    return;
  }
  if (settlement.status === "refused") {
    const { code } = settlement;
    const cause = { kind: failures[code].kind, code, field: null, sample: {} };
    await tellFailure(tx, settlement.automationId, cause, now);
    if (!settlement.suppress) return;
    const { workspaceId, email } = settlement.suppress;
    await tx`insert into suppressions (id, workspace_id, email_hash, email, reason, note, created_at)
      values (${newId("suppression")}, ${workspaceId}, ${digestOf(email)}, ${email.toLowerCase()}, 'bounced', ${settlement.details.said ?? null}, ${now.toISOString()})
      on conflict do nothing`;
  } else if (settlement.status === "retry" || settlement.status === "given_up") {
    if (settlement.status === "retry" && settlement.attempt > 1) return;
    await tellFailure(
      tx,
      settlement.automationId,
      { kind: "system", code: settlement.code, field: null, sample: {} },
      now,
    );
  }
}
