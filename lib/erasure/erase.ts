import type { TransactionSql } from "postgres";
import type { Db } from "@/db";
import { plainReasons } from "@/db/schema";
import { addressKey } from "@/lib/text/email-address";
import { failures } from "../failures";
import { newId } from "../ids";
import { addressDigest } from "../suppression/digest";
import { scrubDeliveries } from "./deliveries";

/** How much was erased; zeros where nothing was known. */
export type Erased = {
  respondents: number;
  responses: number;
  runs: number;
  invitations: number;
  deliveries: number;
  mails: number;
};

/**
 * Erases a person's data in a workspace: respondents with their responses and invitations, captured mails, their part of
 * every stored payload and answer, and what their runs tell of them. The runs stay, for the counts. An address that is
 * suppressed stays so by its digest alone. Safe to repeat.
 * Source: GDPR, article 17.
 */
export async function eraseRespondent(
  db: Db,
  workspaceId: string,
  email: string,
  now: Date,
): Promise<Erased> {
  const address = addressKey(email);
  return await db.$client.begin(async (tx) => {
    const people = await tx<{ id: string }[]>`
      select id from respondents where workspace_id = ${workspaceId} and lower(email) = ${address} for update`;
    const ids = people.map(({ id }) => id);
    const theirs = await tx<{ id: string }[]>`
      select id from runs where workspace_id = ${workspaceId} and id in (
        select id from runs where workspace_id = ${workspaceId} and lower(email) = ${address}
        union select run_id from invitations where respondent_id = any(${ids})
        union select run_id from posts where respondent_id = any(${ids}))
      for update`;
    const runIds = theirs.map(({ id }) => id);
    const deliveries = await scrubDeliveries(tx, workspaceId, address, runIds);
    await scrubRuns(tx, [...new Set([...runIds, ...deliveries.runIds])], now.toISOString());
    const [{ responses }] = await tx<[{ responses: number }]>`
      select count(*)::int as responses from responses where respondent_id = any(${ids})`;
    const [{ invitations }] = await tx<[{ invitations: number }]>`
      select count(*)::int as invitations from invitations where respondent_id = any(${ids})`;
    await tx`delete from respondents where id = any(${ids})`;
    const mails = await tx`
      delete from captured_mails where workspace_id = ${workspaceId}
        and (lower("to") = ${address} or lower("to") like ${`%<${address.replace(/[\\%_]/g, "\\$&")}>`})`;
    await tx`
      update suppressions set email = null, note = null
      where workspace_id = ${workspaceId} and email_hash = ${addressDigest(address)}`;
    return {
      respondents: ids.length,
      responses,
      runs: new Set([...runIds, ...deliveries.runIds]).size,
      invitations,
      deliveries: deliveries.count,
      mails: mails.count,
    };
  });
}

/** What runs tell of the person goes; status and failure code stay. A run that waits is cancelled. */
async function scrubRuns(tx: TransactionSql, runIds: string[], at: string): Promise<void> {
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
