import type { TransactionSql } from "postgres";
import type { Db } from "@/db";
import { locks } from "@/db/locks";
import { newId } from "../ids";
import { leastIdAt } from "../list/id-at";
import { scrubDeliveries } from "./deliveries";
import { lookThrough, type SliceBounds, type Stretch, sliceBounds, stretchOf } from "./look";
import { scrubRuns } from "./runs";

/** How long a search goes on, and how much one slice of it looks at. */
export type SearchBounds = { milliseconds: number; slice: SliceBounds };

/** What a request for erasure searches itself: a small database is searched whole. */
export const requestBounds: SearchBounds = { milliseconds: 500, slice: sliceBounds };

/** A search that is not at its end: stored requests that came before a moment are left, back to the oldest. */
export type Searching = { since: Date; before: Date; oldest: Date };

/** What searching found, and how many searches came to their end. */
export type Searched = { deliveries: number; runs: number; ended: number };

type Begun = Stretch & { id: string; workspaceId: string; address: string };

/** Who waits for a slice does not wait long, even where it finds much. */
const sliceMs = 250;

/** So much clocks may differ by. */
const differenceMs = 10_000;
const idMarginMs = 3_600_000;

/** Of two who erase one person at once the second waits until the first knows what is left to be searched. */
export async function waitForOthers(tx: TransactionSql, workspaceId: string, address: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(${locks.erasures}, hashtext(${workspaceId + address}))`;
}

/**
 * Notes that all stored requests of a workspace are to be searched for an address. Where a search for it goes on, only
 * what has come since that began; where the clock was set back meanwhile, nobody knows what has, and all is searched anew.
 */
export async function beginSearch(
  tx: TransactionSql,
  workspaceId: string,
  address: string,
  now: Date,
): Promise<void> {
  const all = await stretchOf(tx, workspaceId);
  if (!all) return;
  const earlier = await tx<{ id: string; at: string }[]>`
    select id, began_at as at from erasures where workspace_id = ${workspaceId} and address = ${address}`;
  const last = Math.max(...earlier.map(({ at }) => new Date(at).getTime()));
  const ahead = last > now.getTime() + differenceMs;
  if (ahead) await tx`delete from erasures where id = any(${earlier.map(({ id }) => id)})`;
  const since =
    earlier.length > 0 && !ahead ? leastIdAt("dlv", new Date(last - differenceMs + idMarginMs)) : "";
  await tx`
    insert into erasures (id, workspace_id, address, from_id, before_id, began_at)
    select ${newId("erasure")}, ${workspaceId}, ${address}, greatest(${all.fromId}, ${since}), ${all.beforeId}, ${now.toISOString()}
    where ${since} < ${all.beforeId}`;
}

/**
 * Searches slice by slice, each a transaction of its own: the row of a search is locked for as long as a slice takes, so
 * that no two do the same one, and what is killed is begun again by whoever comes next.
 * @param whose only this person's searches, the latest first; else everybody's. What somebody else is at is left to them
 * @returns what was found, and how many slices there were
 */
export async function searchOn(
  db: Db,
  now: Date,
  { milliseconds, slice }: SearchBounds,
  whose?: { workspaceId: string; address: string },
): Promise<Searched & { slices: number }> {
  const until = performance.now() + milliseconds;
  const total = { deliveries: 0, runs: 0, ended: 0, slices: 0 };
  do {
    const searched = await db.$client.begin((tx) =>
      searchSlice(tx, now, Math.min(until, performance.now() + sliceMs), slice, whose),
    );
    if (!searched) break;
    total.deliveries += searched.deliveries;
    total.runs += searched.runs;
    total.ended += searched.ended;
    total.slices += 1;
  } while (performance.now() < until);
  return total;
}

async function searchSlice(
  tx: TransactionSql,
  now: Date,
  until: number,
  bounds: SliceBounds,
  whose?: { workspaceId: string; address: string },
): Promise<Searched | null> {
  const [begun] = await tx<Begun[]>`
    select id, workspace_id as "workspaceId", address, from_id as "fromId", before_id as "beforeId" from erasures
    where ${whose ? tx`workspace_id = ${whose.workspaceId} and address = ${whose.address}` : tx`true`}
    order by id ${whose ? tx`desc` : tx``} limit 1 for update skip locked`;
  if (!begun) return null;
  const { found, reached } = await lookThrough(tx, begun.workspaceId, begun.address, begun, bounds);
  const searched: Searched = { deliveries: 0, runs: 0, ended: 0 };
  for (const [place, id] of found.entries()) {
    // Who is mentioned everywhere is taken out of one request at least, and of no more than there is time for.
    if (place > 0 && performance.now() > until) return await standAt(tx, begun, found[place - 1]!, searched);
    const { count, runs } = await scrubMentioned(tx, id, begun.address, now);
    searched.deliveries += count;
    searched.runs += runs;
  }
  return await standAt(tx, begun, reached, searched);
}

async function standAt(
  tx: TransactionSql,
  { id }: Begun,
  reached: string | null,
  searched: Searched,
): Promise<Searched> {
  if (reached === null) await tx`delete from erasures where id = ${id}`;
  else await tx`update erasures set before_id = ${reached} where id = ${id}`;
  return { ...searched, ended: reached === null ? 1 : 0 };
}

/** A run that was decided again after the person was erased, from a request of before, goes with them. */
async function scrubMentioned(tx: TransactionSql, deliveryId: string, address: string, now: Date) {
  const theirs = await tx<{ id: string }[]>`
    select id from runs where delivery_id = ${deliveryId} and lower(email) = ${address} for update`;
  const known = new Set(theirs.map(({ id }) => id));
  const { count, runIds } = await scrubDeliveries(tx, [deliveryId], address, known);
  const all = [...new Set([...known, ...runIds])];
  if (all.length === 0) return { count, runs: 0 };
  await scrubRuns(tx, all, now.toISOString());
  await tx`delete from respondents where id in (select respondent_id from invitations where run_id = any(${[...known]}))`;
  return { count, runs: all.length };
}

/** How much of the time from which requests are stored is searched, 0 to 1. */
export function searchedShare({ since, before, oldest }: Searching): number {
  const whole = since.getTime() - oldest.getTime();
  const share = whole > 0 ? (since.getTime() - before.getTime()) / whole : 1;
  return Math.min(1, Math.max(0, share));
}

/** How far the search for a person is, or any search of the workspace: the one that has most before it; null where none goes on. */
export async function findSearch(
  db: Db,
  workspaceId: string,
  address: string | null,
): Promise<Searching | null> {
  const [row] = await db.$client<{ since: string; before: string | null; oldest: string | null }[]>`
    select e.began_at as since,
      (select received_at from deliveries where id >= e.from_id and id < e.before_id order by id desc limit 1) as before,
      (select received_at from deliveries where id >= e.from_id order by id limit 1) as oldest
    from erasures e where workspace_id = ${workspaceId} and (${address}::text is null or address = ${address})
    order by from_id, before_id desc limit 1`;
  if (!row) return null;
  const since = new Date(row.since);
  const before = row.before ? new Date(row.before) : since;
  return { since, before, oldest: row.oldest ? new Date(row.oldest) : before };
}
