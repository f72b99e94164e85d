import type { TransactionSql } from "postgres";
import type { NoticeKind } from "@/db/schema";
import { env } from "../env";
import { newId } from "../ids";

/** The time within which one recipient gets one notice of a kind for a cause. RETRY_SCALE shortens it for tests. */
const groupingMilliseconds = 24 * 3600 * 1000;

/**
 * Writes a notice for each active recipient of an automation that has notifications on; the worker sends them.
 * One of each kind, cause and recipient in 24 hours.
 * @param onlyIfNoneOfKind one of the kind in 24 hours, whatever the cause
 */
export async function addNotices(
  tx: TransactionSql,
  notice: {
    automationId: string;
    kind: NoticeKind;
    cause: string;
    facts: Record<string, unknown>;
    onlyIfNoneOfKind?: boolean;
  },
  now: Date,
): Promise<number> {
  const since = new Date(now.getTime() - groupingMilliseconds * env().RETRY_SCALE);
  const recipients = await tx<{ id: string }[]>`
    select r.id from recipients r join automations a on a.id = r.automation_id
    where r.automation_id = ${notice.automationId} and r.status = 'active' and a.notifications_enabled
      and not exists (
        select from notices n where n.recipient_id = r.id and n.kind = ${notice.kind} and n.created_at > ${since.toISOString()}
          and (${notice.onlyIfNoneOfKind ?? false} or n.cause = ${notice.cause}))`;
  for (const recipient of recipients) {
    await tx`insert into notices (id, automation_id, recipient_id, kind, cause, facts, status, due_at, created_at)
      values (${newId("notice")}, ${notice.automationId}, ${recipient.id}, ${notice.kind}, ${notice.cause},
        ${JSON.stringify(notice.facts)}::text::jsonb, 'waiting', ${now.toISOString()}, ${now.toISOString()})`;
  }
  return recipients.length;
}
