import type { TransactionSql } from "postgres";
import { plainReasons } from "@/db/schema";
import { failures } from "../failures";
import { newId } from "../ids";

/** What runs tell of the person goes; status and failure code stay. A run that waits is cancelled. */
export async function scrubRuns(tx: TransactionSql, runIds: string[], at: string): Promise<void> {
  const kept = [...plainReasons, ...Object.keys(failures)];
  const cancelled = await tx<{ id: string }[]>`
    update runs set status = 'cancelled', reason = 'erased', reason_details = null, redo_at = null, updated_at = ${at}
    where id = any(${runIds}) and status in ('scheduled', 'sending', 'held') returning id`;
  await tx`
    update runs set email = null, mapped = null, errors = null, respondent_id = null, redo_at = null,
      reason = case when reason = any(${[...plainReasons]}) then reason end, reason_details = null,
      failure = failure - '{message,details}'::text[]
    where id = any(${runIds})`;
  await tx`
    update run_events set details = null, detail = case when detail = any(${kept}) then detail end
    where run_id = any(${runIds}) and (detail is not null or details is not null)`;
  await tx`delete from dedupe_values where run_id = any(${runIds})`;
  for (const { id } of cancelled) {
    await tx`insert into run_events (id, run_id, at, kind, detail) values (${newId("event")}, ${id}, ${at}, 'cancelled', 'erased')`;
  }
}
