import type { Sql, TransactionSql } from "postgres";
import { countFailure } from "@/lib/notification/count-failure";
import type { DeliveryWrite, RunWrite, Written } from "./model";
import { withdraw } from "./withdraw";

/**
 * Writes deliveries with their runs, respondents, invitations and claimed keys in one statement: one commit for all.
 * @returns what became of each, in order
 */
export async function writeDeliveries(client: Sql, writes: DeliveryWrite[]): Promise<Written[]> {
  const answersMayDiffer = writes.some(
    ({ idempotency, runs }) => idempotency && runs.some(({ dedupe }) => dedupe),
  );
  if (!answersMayDiffer) return resultsOf(client, writes, await insertAll(client, writes));
  return client.begin(async (tx) => {
    const rows = await insertAll(tx, writes);
    const results = await resultsOf(tx, writes, rows);
    for (const [place, result] of results.entries()) {
      const { automation, idempotency, answer } = writes[place]!;
      if (result.outcome !== "written" || !idempotency || result.duplicates.size === 0) continue;
      await tx`update idempotency_keys set answer = ${answer(result.duplicates)}
        where automation_id = ${automation.id} and key = ${idempotency.key}`;
    }
    return results;
  });
}

/**
 * Writes one delivery in a transaction of its own: a failed one is counted, and disables the automation where the limit
 * is reached; a cancelling event withdraws what waits.
 */
export async function writeAlone(client: Sql, write: DeliveryWrite): Promise<Written> {
  return client.begin(async (tx) => {
    const [written] = await resultsOf(tx, [write], await insertAll(tx, [write]));
    if (written!.outcome !== "written") return written!;
    const now = new Date(write.delivery.receivedAt);
    if (write.failure) await countFailure(tx, write.automation.id, write.failure, now);
    for (const run of write.runs)
      if (run.withdraws) await withdraw(tx, write.automation.id, run.withdraws, now);
    return written!;
  });
}

type Row = { id: string; run: string | null };

async function resultsOf(
  client: Sql | TransactionSql,
  writes: DeliveryWrite[],
  rows: Row[],
): Promise<Written[]> {
  const duplicates = new Map<string, Set<string>>();
  for (const { id, run } of rows) {
    const set = duplicates.get(id) ?? new Set();
    if (run) set.add(run);
    duplicates.set(id, set);
  }
  return Promise.all(
    writes.map(async (write): Promise<Written> => {
      const written = duplicates.get(write.delivery.id);
      if (written) return { outcome: "written", duplicates: written };
      if (!write.idempotency) return { outcome: "changed" };
      const [earlier] = await client<{ same: boolean; status: number; answer: string }[]>`
        select body_hash = ${write.idempotency.bodyHash} as same, status, answer from idempotency_keys
        where automation_id = ${write.automation.id} and key = ${write.idempotency.key}`;
      if (!earlier) return { outcome: "changed" };
      return { outcome: "repeated", sameBody: earlier.same, status: earlier.status, answer: earlier.answer };
    }),
  );
}

function insertAll(client: Sql | TransactionSql, writes: DeliveryWrite[]): Promise<Row[]> {
  const deliveries = JSON.stringify(writes.map(deliveryRow));
  const runs = JSON.stringify(writes.flatMap((write) => write.runs.map((run) => runRow(write, run))));
  return client<Row[]>`
    with input as materialized (
      select * from json_to_recordset(${deliveries}::text::json) as x(
        id text, workspace_id text, automation_id text, version int, mode text, received_at timestamptz, status int, code text,
        details jsonb, content_type text, headers jsonb, body text, notes jsonb, respondents int, key text, body_hash text,
        answer text, resets boolean)
    ), fresh as materialized (
      select input.* from input join automations a on a.id = input.automation_id and a.version = input.version
    ), claimed as (
      insert into idempotency_keys (automation_id, key, body_hash, status, answer, created_at)
      select automation_id, key, decode(body_hash, 'base64'), status, answer, received_at from fresh
      where key is not null order by automation_id, key
      on conflict do nothing returning automation_id, key
    ), going as materialized (
      select * from fresh where key is null
        or exists (select from claimed where claimed.automation_id = fresh.automation_id and claimed.key = fresh.key)
    ), written as (
      insert into deliveries (id, workspace_id, automation_id, mode, received_at, status, code, details, content_type, headers, body, notes, respondents)
      select id, workspace_id, automation_id, mode, received_at, status, code, details, content_type, headers, decode(body, 'base64'), notes, respondents
      from going
    ), run_input as materialized (
      select x.*, going.workspace_id, going.automation_id, going.received_at from json_to_recordset(${runs}::text::json) as x(
        id text, delivery_id text, position int, status text, reason text, reason_details jsonb, email text, mapped jsonb, errors jsonb, failure jsonb,
        dedupe text, respondent_id text, token text, survey_id text, invitation_id text, send_at timestamptz)
      join going on going.id = x.delivery_id
    ), taken as (
      insert into dedupe_values (automation_id, hash, run_id, created_at)
      select automation_id, decode(dedupe, 'base64'), id, received_at from run_input
      where dedupe is not null order by automation_id, dedupe, id
      on conflict do nothing returning run_id
    ), told as materialized (
      select *, dedupe is not null and not exists (select from taken where taken.run_id = run_input.id) as duplicate from run_input
    ), new_runs as (
      insert into runs (id, workspace_id, automation_id, delivery_id, position, status, reason, reason_details, email, mapped, errors, failure, respondent_id, created_at, updated_at)
      select id, workspace_id, automation_id, delivery_id, position, case when duplicate then 'duplicate' else status end, reason, reason_details, email,
        mapped, errors, failure, case when duplicate then null else respondent_id end, received_at, received_at
      from told
    ), new_respondents as (
      insert into respondents (id, workspace_id, survey_id, email, first_name, last_name, language, variables, token, created_at)
      select respondent_id, workspace_id, survey_id, email, mapped->>'firstName', mapped->>'lastName', mapped->>'language',
        mapped->'variables', token, received_at
      from told where respondent_id is not null and not duplicate
    ), new_invitations as (
      insert into invitations (id, workspace_id, automation_id, run_id, respondent_id, status, send_at, due_at, email, created_at)
      select invitation_id, workspace_id, automation_id, id, respondent_id, 'scheduled', send_at, send_at, email, received_at
      from told where invitation_id is not null and not duplicate
    ), healthy as (
      update automations set failures_in_a_row = 0
      where failures_in_a_row > 0 and id in (select automation_id from going where resets)
    )
    select id, null as run from going
    union all select delivery_id, id from told where duplicate`;
}

/** A column that is null is left out: the statement reads what is missing as null, and is shorter. */
function deliveryRow({ automation, delivery, runs, idempotency, answer, resets }: DeliveryWrite) {
  return {
    id: delivery.id,
    workspace_id: automation.workspaceId,
    automation_id: automation.id,
    version: automation.version,
    mode: delivery.mode,
    received_at: delivery.receivedAt,
    status: delivery.status,
    code: delivery.code ?? undefined,
    details: delivery.details ?? undefined,
    content_type: delivery.contentType,
    headers: delivery.headers,
    body: delivery.body.toString("base64"),
    notes: delivery.notes,
    respondents: runs.length,
    key: idempotency?.key,
    body_hash: idempotency?.bodyHash.toString("base64"),
    answer: idempotency ? answer(new Set()) : undefined,
    resets,
  };
}

function runRow({ delivery }: DeliveryWrite, run: RunWrite) {
  return {
    id: run.id,
    delivery_id: delivery.id,
    position: run.position,
    status: run.status,
    reason: run.reason?.code,
    reason_details: run.reason?.details,
    email: run.email ?? undefined,
    mapped: run.mapped ?? undefined,
    errors: run.errors ?? undefined,
    failure: run.failure ?? undefined,
    dedupe: run.dedupe ?? undefined,
    respondent_id: run.respondent?.id,
    token: run.respondent?.token,
    survey_id: run.respondent?.surveyId,
    invitation_id: run.invitation?.id,
    send_at: run.invitation?.sendAt,
  };
}
