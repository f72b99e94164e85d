import type { Sql, TransactionSql } from "postgres";
import { columnsOf, recordset } from "@/db/bulk";
import { deliveries, idempotencyKeys, invitations, respondents, runs } from "@/db/schema";
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
    const now = write.delivery.receivedAt;
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

const asked = recordset({
  delivery: columnsOf(deliveries, "detail"),
  claim: columnsOf(idempotencyKeys),
  write: { version: "int", resets: "boolean" },
});

/** What a run has from its delivery is not sent again, nor what respondent and invitation have from it, or get later. */
const decided = recordset({
  run: columnsOf(
    runs,
    ...([
      "workspaceId",
      "automationId",
      "respondentId",
      "channel",
      "answered",
      "redoAt",
      "createdAt",
      "updatedAt",
    ] as const),
  ),
  respondent: columnsOf(
    respondents,
    ...(["workspaceId", "email", "firstName", "lastName", "language", "variables"] as const),
    ...(["firstSeenAt", "openedAt", "answeredAt", "createdAt"] as const),
  ),
  invitation: columnsOf(
    invitations,
    ...(["workspaceId", "automationId", "runId", "respondentId", "status", "dueAt", "email"] as const),
    ...(["reminder", "batchId", "attempts", "firstAttemptAt", "trouble", "sentAt", "providerId"] as const),
    "createdAt",
  ),
  write: { dedupe: "text" },
});

const fromDelivery = {
  workspace_id: "delivery_workspace_id",
  automation_id: "delivery_automation_id",
  created_at: "delivery_received_at",
};

function insertAll(client: Sql | TransactionSql, writes: DeliveryWrite[]): Promise<Row[]> {
  const all = writes.flatMap((write) => write.runs.map((run) => runRow(write, run)));
  return client<Row[]>`
    with input as materialized (
      select * from ${asked.from(client, writes.map(deliveryRow))}
    ), automation as materialized (
      select id, version, survey_id from automations where id in (select delivery_automation_id from input)
    ), survey as materialized (
      select id from surveys where id in (select survey_id from automation) order by id for key share
    ), fresh as materialized (
      select input.* from input join automation a on a.id = delivery_automation_id and a.version = write_version
      where a.survey_id is null or a.survey_id in (select id from survey)
    ), claimed as (
      insert into idempotency_keys ${asked.into(client, "claim")} from fresh
      where claim_key is not null order by claim_automation_id, claim_key
      on conflict do nothing returning automation_id, key
    ), going as materialized (
      select * from fresh where claim_key is null
        or exists (select from claimed where automation_id = claim_automation_id and key = claim_key)
    ), written as (
      insert into deliveries ${asked.into(client, "delivery")} from going
    ), run_input as materialized (
      select x.*, delivery_workspace_id, delivery_automation_id, delivery_received_at
      from ${decided.from(client, all)} join going on delivery_id = run_delivery_id
    ), taken as (
      insert into dedupe_values (automation_id, hash, run_id, created_at)
      select delivery_automation_id, decode(write_dedupe, 'base64'), run_id, delivery_received_at from run_input
      where write_dedupe is not null order by delivery_automation_id, write_dedupe, run_id
      on conflict do nothing returning run_id
    ), told as materialized (
      select *, write_dedupe is not null and not exists (select from taken where taken.run_id = run_input.run_id) as duplicate from run_input
    ), new_runs as (
      insert into runs ${decided.into(client, "run", {
        ...fromDelivery,
        updated_at: fromDelivery.created_at,
        status: "case when duplicate then 'duplicate' else run_status end",
        respondent_id: "case when not duplicate then respondent_id end",
      })} from told
    ), new_respondents as (
      insert into respondents ${decided.into(client, "respondent", {
        workspace_id: fromDelivery.workspace_id,
        created_at: fromDelivery.created_at,
        email: "run_email",
        first_name: "run_mapped->>'firstName'",
        last_name: "run_mapped->>'lastName'",
        language: "run_mapped->>'language'",
        variables: "run_mapped->'variables'",
      })} from told where respondent_id is not null and not duplicate
    ), new_invitations as (
      insert into invitations ${decided.into(client, "invitation", {
        ...fromDelivery,
        run_id: "run_id",
        respondent_id: "respondent_id",
        status: "'scheduled'",
        due_at: "invitation_send_at",
        email: "run_email",
      })} from told where invitation_id is not null and not duplicate
    ), healthy as (
      update automations set failures_in_a_row = 0
      where failures_in_a_row > 0 and id in (select delivery_automation_id from going where write_resets)
    )
    select delivery_id as id, null as run from going
    union all select run_delivery_id, run_id from told where duplicate`;
}

function deliveryRow({ automation, delivery, runs, idempotency, answer, resets }: DeliveryWrite) {
  const { id: automationId, workspaceId, version } = automation;
  const { status, receivedAt: createdAt } = delivery;
  return {
    delivery: { ...delivery, workspaceId, automationId, respondents: runs.length },
    claim: idempotency && { ...idempotency, automationId, status, answer: answer(new Set()), createdAt },
    write: { version, resets },
  };
}

function runRow({ delivery }: DeliveryWrite, run: RunWrite) {
  const { reason, respondent, invitation, dedupe } = run;
  return {
    run: { ...run, deliveryId: delivery.id, reason: reason?.code, reasonDetails: reason?.details },
    respondent,
    invitation,
    write: { dedupe },
  };
}
