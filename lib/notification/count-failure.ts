import type { TransactionSql } from "postgres";
import type { FailureKind, NoticeKind } from "@/db/schema";
import { judgeFailure } from "../automation/health";
import { addNotices } from "./add-notices";

/** Why a delivery or a run failed, with nothing personal in it. `code` is a field's or a failure's code. */
export type FailureCause = {
  kind: FailureKind;
  code: string;
  field: string | null;
  /** Masked values by field, for the mail to the recipients. */
  sample: Record<string, string>;
};

/**
 * Counts one failed delivery of kind sender or setup, or one post that failed, against its automation, disables it where
 * the limit is reached or the receiver is gone, and writes the notices that follow, all inside the caller's transaction. The row's lock puts racers in a line, so
 * one of them disables, once.
 */
export async function countFailure(
  tx: TransactionSql,
  automationId: string,
  cause: FailureCause,
  now: Date,
): Promise<void> {
  const [row] = await tx<{ count: number; limit: number | null }[]>`
    update automations set failures_in_a_row = failures_in_a_row + 1
    where id = ${automationId} and status = 'enabled'
    returning failures_in_a_row as count, auto_disable_after as limit`;
  if (!row) return;
  const { signal } = judgeFailure({ failuresInARow: row.count - 1, limit: row.limit });
  // A receiver that is gone for good has no second chance.
  const gone = cause.code === "receiver_gone";
  if (gone || signal === "disabled") {
    const reason = gone ? "receiver_gone" : "failures_in_a_row";
    const details = gone ? null : { count: row.count, last: cause.code, field: cause.field };
    await tx`update automations set status = 'disabled', disabled_at = ${now.toISOString()}, disabled_reason = ${reason},
      disabled_details = ${details && JSON.stringify(details)}::text::jsonb, updated_at = ${now.toISOString()}, updated_by = null
      where id = ${automationId} and status = 'enabled'`;
  }
  await notifyRecipients(
    tx,
    automationId,
    gone ? "disabled" : signal,
    cause,
    { failuresInARow: row.count, limit: row.limit },
    now,
  );
}

/** Tells the recipients of a failure that does not count: the mail server's trouble, or a refused address. */
export async function notifyFailure(
  tx: TransactionSql,
  automationId: string,
  cause: FailureCause,
  now: Date,
): Promise<void> {
  const [row] = await tx<{ count: number; limit: number | null }[]>`
    select failures_in_a_row as count, auto_disable_after as limit from automations where id = ${automationId}`;
  if (row)
    await notifyRecipients(
      tx,
      automationId,
      null,
      cause,
      { failuresInARow: row.count, limit: row.limit },
      now,
    );
}

async function notifyRecipients(
  tx: TransactionSql,
  automationId: string,
  signal: NoticeKind | null,
  cause: FailureCause,
  streak: { failuresInARow: number; limit: number | null },
  now: Date,
): Promise<void> {
  const facts = { ...cause, ...streak };
  // A streak that goes on for days is told again as a first failure: "first" is since a success, or in 24 hours.
  const kind = signal ?? "first_failure";
  const onlyIfNoneOfKind = signal === null;
  await addNotices(
    tx,
    { automationId, kind, cause: `${cause.code} ${cause.field ?? ""}`.trim(), facts, onlyIfNoneOfKind },
    now,
  );
}
