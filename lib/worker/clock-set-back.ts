import type { Db } from "@/db";
import { leastIdAt } from "../list/id-at";
import { leaseMilliseconds } from "./posts/claim-posts";

/** So much clocks may differ by. */
const differenceMs = 10_000;
/** What a request made that began before the clock was set back: a little more than the time between two looks. */
const sinceMs = 90_000;
/** How much earlier than asked `leastIdAt` begins. */
const idMarginMs = 3_600_000;

/**
 * Where the clock was ahead and was set back, what should have gone at once would wait until it has caught up: what was
 * made in the future and due with it, what was begun there, and what was made due there by a later event (decided again,
 * sent now by hand, or to be tried again). All of it is due now. A moment may be of the future and its id of the present,
 * for a request takes its moment at its beginning.
 */
export async function bringBackFromTheFuture(db: Db, now: Date): Promise<void> {
  const at = now.toISOString();
  const future = new Date(now.getTime() + differenceMs).toISOString();
  const since = new Date(now.getTime() - sinceMs + idMarginMs);
  await db.$client`
    update invitations set due_at = ${at}, first_attempt_at = least(first_attempt_at, ${at})
    where due_at > ${at} and status in ('scheduled', 'sending') and (
      batch_id > ${leastIdAt("bat", since)} and first_attempt_at > ${future}
      or id > ${leastIdAt("inv", since)} and created_at > ${future} and due_at <= created_at + interval '1 minute')`;
  await db.$client`
    update invitations set due_at = ${at}, first_attempt_at = least(first_attempt_at, ${at}) from run_events
    where run_events.id > ${leastIdAt("evt", since)} and run_events.at > ${future}
      and invitations.run_id = run_events.run_id and due_at > ${at} and invitations.status in ('scheduled', 'sending')
      and (due_at <= run_events.at + interval '1 minute' or due_at = run_events.next_at)`;
  // One that is being posted may be under way still: it is taken over when its lease is over.
  const lease = new Date(now.getTime() + leaseMilliseconds).toISOString();
  const beyond = new Date(now.getTime() + leaseMilliseconds + differenceMs).toISOString();
  await db.$client`
    update posts set due_at = case status when 'sending' then ${lease}::timestamptz else ${at} end
    where due_at > ${future} and (created_at > ${future} or status = 'sending' and due_at > ${beyond})`;
  await db.$client`
    update posts set due_at = ${at} from run_events
    where run_events.id > ${leastIdAt("evt", since)} and run_events.at > ${future}
      and posts.run_id = run_events.run_id and posts.status = 'scheduled' and due_at > ${at} and due_at = run_events.next_at`;
  await db.$client`
    update partial_responses set post_at = ${at}::timestamptz + (post_at - touched_at), touched_at = ${at}
    where post_at > ${future} and touched_at > ${future}`;
  await db.$client`update notices set due_at = ${at} where due_at > ${future} and created_at > ${future}`;
}
