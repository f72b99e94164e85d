import type { TransactionSql } from "postgres";
import type { Db } from "@/db";
import { addressKey } from "@/lib/text/email-address";
import { addressDigest } from "../suppression/digest";
import { scrubDeliveries } from "./deliveries";
import { scrubRuns } from "./runs";
import { beginSearch, findSearch, requestBounds, type Searching, searchOn, waitForOthers } from "./search";

/** How much was erased; zeros where nothing was known. */
type Erased = {
  respondents: number;
  responses: number;
  runs: number;
  invitations: number;
  deliveries: number;
  mails: number;
};

/** `searching`: how far the search of the stored requests is; null where it is at its end. */
export type ErasedSoFar = Erased & { searching: Searching | null };

/**
 * Erases a person's data in a workspace. At once: respondents with their responses and invitations, captured mails, and
 * their part of every request that was about them. Then all other stored requests are searched for the address, in
 * slices; what this call has no time for is left to `searchOn`. The runs stay, for the counts. An address that is
 * suppressed stays so by its digest alone. Safe to repeat; what comes afterwards stays.
 * Source: GDPR, article 17.
 */
export async function eraseRespondent(
  db: Db,
  workspaceId: string,
  email: string,
  now: Date,
  bounds = requestBounds,
): Promise<ErasedSoFar> {
  const address = addressKey(email);
  const erased = await db.$client.begin(async (tx) => {
    await waitForOthers(tx, workspaceId, address);
    await beginSearch(tx, workspaceId, address, now);
    return await eraseKnown(tx, workspaceId, address, now);
  });
  const searched = await searchOn(db, now, bounds, { workspaceId, address });
  return {
    ...erased,
    runs: erased.runs + searched.runs,
    deliveries: erased.deliveries + searched.deliveries,
    searching: await findSearch(db, workspaceId, address),
  };
}

/** What indexes lead to. */
async function eraseKnown(
  tx: TransactionSql,
  workspaceId: string,
  address: string,
  now: Date,
): Promise<Erased> {
  const people = await tx<{ id: string }[]>`
    select id from respondents where workspace_id = ${workspaceId} and lower(email) = ${address} for update`;
  const ids = people.map(({ id }) => id);
  const theirs = await tx<{ id: string; delivery: string | null }[]>`
    select id, delivery_id as delivery from runs where workspace_id = ${workspaceId} and id in (
      select id from runs where workspace_id = ${workspaceId} and lower(email) = ${address}
      union select run_id from invitations where respondent_id = any(${ids})
      union select run_id from posts where respondent_id = any(${ids}))
    for update`;
  const known = new Set(theirs.map(({ id }) => id));
  const requests = new Set(theirs.flatMap(({ delivery }) => delivery ?? []));
  const scrubbed = await scrubDeliveries(tx, [...requests].sort().reverse(), address, known);
  const runIds = [...new Set([...known, ...scrubbed.runIds])];
  await scrubRuns(tx, runIds, now.toISOString());
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
    ...{ respondents: ids.length, responses, runs: runIds.length, invitations },
    ...{ deliveries: scrubbed.count, mails: mails.count },
  };
}
