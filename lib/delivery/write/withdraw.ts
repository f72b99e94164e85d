import type { TransactionSql } from "postgres";
import type { RunWrite } from "./model";

/** Withdraws an automation's waiting invitations of a dedupe value, or where the event has none, of an address. */
export async function withdraw(
  tx: TransactionSql,
  automationId: string,
  { email, dedupe }: NonNullable<RunWrite["withdraws"]>,
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  await tx`
    with waiting as materialized (
      select id from runs where automation_id = ${automationId} and status in ('scheduled', 'held')
        and case when ${dedupe}::text is null then lower(email) = lower(${email}::text)
          else id in (select run_id from dedupe_values where automation_id = ${automationId} and hash = decode(${dedupe}::text, 'base64')) end
    ), withdrawn as (
      update invitations set status = 'cancelled', due_at = null
      where run_id in (select id from waiting) and status in ('scheduled', 'held') returning run_id
    ), reminders as (
      update invitations set status = 'cancelled', due_at = null
      where automation_id = ${automationId} and status = 'scheduled' and reminder > 0 and lower(email) = lower(${email}::text)
        and run_id not in (select id from waiting)
    )
    update runs set status = 'cancelled', reason = 'withdrawn', updated_at = ${at} where id in (select run_id from withdrawn)`;
}
