import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db";
import { heldDays } from "../delivery/hold";

const idempotencyDays = 30;
const providerEventDays = 30;
const expiredLinkDays = 30;

/** Rows changed by one statement; small, so that nobody waits long behind it. */
const batchSize = 1_000;

/**
 * Deletes what is kept no longer: payloads and sent mails after their workspace's days, idempotency keys and provider events after 30,
 * requests held longer than 14 days (their runs are cancelled), sessions that have expired, counters of tries that have ended, and links 30 days after they have, so that an invitation to a member that nobody followed is seen. Safe to repeat and to interrupt.
 * @returns how many rows each rule touched
 */
export async function applyRetention(db: Db, now: Date): Promise<Record<string, number>> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
  const at = now.toISOString();
  return {
    payloads: await forgetPayloads(db, at),
    sentMails: await inBatches(db, forgetMails(at)),
    posts: await inBatches(db, forgetPosts(at)),
    mailForms: await inBatches(db, deleteFrom("mail_forms", unusedForm)),
    held: await inBatches(db, cancelHeld(before(heldDays), at)),
    idempotencyKeys: await inBatches(
      db,
      deleteFrom("idempotency_keys", sql`created_at < ${before(idempotencyDays)}`),
    ),
    providerEvents: await inBatches(
      db,
      deleteFrom("provider_events", sql`created_at < ${before(providerEventDays)}`),
    ),
    attemptCounters: await inBatches(db, deleteFrom("attempt_counters", sql`ends_at < ${at}`)),
    sessions: await inBatches(db, deleteFrom("sessions", sql`expires_at < ${at}`)),
    mailTokens: await inBatches(db, deleteFrom("mail_tokens", sql`expires_at < ${before(expiredLinkDays)}`)),
  };
}

/**
 * The body goes, with the headers; what became of the respondents stays. A held request keeps it until it is decided. Goes
 * through the requests in the order in which they came, each once, up to the first that nobody forgets yet.
 */
async function forgetPayloads(db: Db, at: string): Promise<number> {
  let [total, after]: [number, string | null] = [0, ""];
  while (after !== null) {
    const [row]: { count: number; next: string | null }[] = await db.execute<{
      count: number;
      next: string | null;
    }>(sql`
      with part as materialized (
        select d.id, d.body is not null and d.received_at < ${at}::timestamptz - make_interval(days => w.payload_retention_days) as old,
          d.received_at < ${at}::timestamptz - make_interval(days => (select min(payload_retention_days) from workspaces)) as passed
        from (select id, workspace_id, body, received_at from deliveries where id > ${after} order by id limit ${batchSize}) d
        join workspaces w on w.id = d.workspace_id
      ), forgotten as (
        update deliveries set body = null, headers = '{}'
        where id in (select id from part where old)
          and not exists (select from runs r where r.delivery_id = deliveries.id and (r.status = 'held' or r.redo_at is not null))
        returning 1
      )
      select (select count(*)::int from forgotten) as count, (select max(id) from part having bool_or(passed)) as next`);
    total += row!.count;
    after = row!.next;
  }
  return total;
}

/** A mail as it was sent goes with the payloads of its day. */
const forgetMails = (at: string) => sql`
  delete from sent_mails where invitation_id in (
    select s.invitation_id from sent_mails s
      join invitations i on i.id = s.invitation_id join workspaces w on w.id = i.workspace_id
    where s.created_at < ${at}::timestamptz - make_interval(days => w.payload_retention_days)
    limit ${batchSize})
  returning 1`;

/** What was posted goes with the payloads of its day; what a receiver answered stays in the run's history. */
const forgetPosts = (at: string) => sql`
  update posts set body = null where id in (
    select p.id from posts p join automations a on a.id = p.automation_id join workspaces w on w.id = a.workspace_id
    where p.body is not null and p.due_at is null
      and p.created_at < ${at}::timestamptz - make_interval(days => w.payload_retention_days)
    limit ${batchSize})
  returning 1`;

const unusedForm = sql`not exists (select from sent_mails where form_id = mail_forms.id)`;

/** Counted from when the run was put on hold, which for an invitation may be long after its request. */
const cancelHeld = (before: string, at: string) => sql`
  with ended as (
    update runs set status = 'cancelled', reason = 'held_too_long', redo_at = null, updated_at = ${at}
    where id in (select id from runs where status = 'held' and updated_at < ${before} limit ${batchSize})
    returning id
  ), invitation as (
    update invitations set status = 'cancelled', due_at = null
    where run_id in (select id from ended) and status = 'held'
  ), post as (
    update posts set status = 'cancelled', due_at = null where run_id in (select id from ended) and status = 'held'
  )
  select 1 from ended`;

const deleteFrom = (table: string, condition: SQL) => sql`
  delete from ${sql.identifier(table)} where ctid in (
    select ctid from ${sql.identifier(table)} where ${condition} limit ${batchSize})
  returning 1`;

async function inBatches(db: Db, statement: SQL): Promise<number> {
  for (let total = 0; ; ) {
    const rows = await db.execute(statement);
    total += rows.length;
    if (rows.length < batchSize) return total;
  }
}
