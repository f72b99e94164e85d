import type { Db } from "@/db";
import { locks } from "@/db/locks";
import { newId } from "../ids";
import { walkIndexes } from "./walk-indexes";

/** How long a claim holds before another worker may take it over; it is renewed while the sending goes on. */
export const leaseMilliseconds = 30_000;
const batchSize = 100;

/** Invitations claimed together, to be handed to the provider together under one idempotency key. */
export type Claim = { batchId: string; invitationIds: string[] };

/**
 * Claims due invitations. A batch whose earlier try failed or was lost comes first and whole, under its old id, so that
 * a provider can tell the repeat; else up to 100 that were never tried.
 * @param inFlight batches that this process is sending now: never taken over, also where their lease could not be renewed
 * @returns null where nothing is due
 */
export async function claimDue(db: Db, now: Date, inFlight: ReadonlySet<string>): Promise<Claim | null> {
  return (await claimAgain(db, now, inFlight)) ?? (await claimNew(db, now));
}

async function claimAgain(db: Db, now: Date, inFlight: ReadonlySet<string>): Promise<Claim | null> {
  const at = now.toISOString();
  // In an order that an index has: of any one, all that was ever sent may be looked at to find none.
  const [due] = await db.$client`
    select from invitations where due_at <= ${at} and batch_id is not null and status in ('scheduled', 'sending')
      and batch_id <> all(${[...inFlight]}::text[])
    order by due_at limit 1`;
  if (!due) return null;
  return db.$client.begin(async (tx) => {
    // One at a time: two that claim at once would tear a batch in two, and a provider takes only the first half of it.
    await tx`select pg_advisory_xact_lock(${locks.claim})`;
    const rows = await tx<{ id: string; batch_id: string }[]>`
      with one as materialized (
        select batch_id from invitations
        where due_at <= ${at} and batch_id is not null and status in ('scheduled', 'sending')
          and batch_id <> all(${[...inFlight]}::text[])
        order by due_at limit 1
      ), due as materialized (
        select i.id from invitations i join one using (batch_id)
        where (i.due_at <= ${at} or i.status = 'scheduled') and i.status in ('scheduled', 'sending')
        order by i.id for update of i
      ), claimed as (
        update invitations set status = 'sending', attempts = attempts + 1, due_at = ${lease(now)},
          first_attempt_at = coalesce(first_attempt_at, ${at})
        where id in (select id from due) returning id, batch_id, run_id, reminder
      ), moving as (
        update runs set status = 'sending', updated_at = ${at}
        where id in (select run_id from claimed where reminder = 0) and status = 'scheduled'
      )
      select id, batch_id from claimed order by id`;
    return rows.length > 0 ? { batchId: rows[0]!.batch_id, invitationIds: rows.map(({ id }) => id) } : null;
  });
}

async function claimNew(db: Db, now: Date): Promise<Claim | null> {
  const batchId = newId("batch");
  const rows = await db.$client.begin(async (tx) => {
    await walkIndexes(tx);
    return await tx<{ id: string }[]>`
      with due as materialized (
        select id from invitations
        where due_at <= ${now.toISOString()} and batch_id is null and status = 'scheduled'
        order by due_at limit ${batchSize} for update skip locked
      ), claimed as (
        update invitations set status = 'sending', batch_id = ${batchId}, attempts = attempts + 1, due_at = ${lease(now)},
          first_attempt_at = coalesce(first_attempt_at, ${now.toISOString()})
        where id in (select id from due) returning id, run_id, reminder
      ), moving as (
        update runs set status = 'sending', updated_at = ${now.toISOString()}
        where id in (select run_id from claimed where reminder = 0) and status = 'scheduled'
      )
      select id from claimed order by id`;
  });
  return rows.length > 0 ? { batchId, invitationIds: rows.map(({ id }) => id) } : null;
}

/** Holds a claim for another while. */
export async function renewClaim(db: Db, claim: Claim, now: Date): Promise<void> {
  await db.$client`update invitations set due_at = ${lease(now)} where batch_id = ${claim.batchId} and status = 'sending'`;
}

function lease(now: Date): string {
  return new Date(now.getTime() + leaseMilliseconds).toISOString();
}
