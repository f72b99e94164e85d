import type { Sql, TransactionSql } from "postgres";
import type { Db } from "@/db";
import { insertRows } from "@/db/bulk";
import { invitations, respondents } from "@/db/schema";
import { isDatabaseTrouble } from "../deadline";
import { decideOne, runOf } from "../delivery/hook/decisions";
import { type Hook, loadHook } from "../delivery/hook/setup";
import { readStored, type Stored } from "../delivery/read-stored";
import type { RunWrite } from "../delivery/write/model";
import { withdraw } from "../delivery/write/withdraw";
import { newId } from "../ids";
import { log } from "../log";

type Marked = { id: string; automation_id: string; delivery_id: string; position: number; status: string };

/**
 * Decides runs again that were marked for it (replayed, or released from being held), with the automation as it is now.
 * A run is locked while it is decided and unmarked in the same transaction, so nobody is invited twice.
 * @returns how many were decided; 0 where none is marked
 */
export async function redoMarked(db: Db, now: Date, limit = 100): Promise<number> {
  const marked = await db.$client<Marked[]>`
    select id, automation_id, delivery_id, position, status from runs where redo_at is not null and delivery_id is not null
    order by id limit ${limit}`;
  const hooks = new Map<string, Hook | undefined>();
  const parsed = new Map<string, Awaited<ReturnType<typeof respondentsOf>>>();
  for (const run of marked) {
    try {
      if (!hooks.has(run.automation_id))
        hooks.set(run.automation_id, await loadHook(db, run.automation_id, now));
      const hook = hooks.get(run.automation_id);
      if (!hook) throw new Error(`Automation ${run.automation_id} cannot be loaded`);
      if (!parsed.has(run.delivery_id)) {
        parsed.clear();
        parsed.set(run.delivery_id, await respondentsOf(db.$client, run.delivery_id, hook));
      }
      await redoOne(db, hook, run, parsed.get(run.delivery_id) ?? null, now);
    } catch (error) {
      if (isDatabaseTrouble(error)) throw error;
      const { name, code } = error as Error & { code?: string };
      log().error({ fault: name, code, runId: run.id }, "A run could not be decided again");
      await giveUp(db, run.id, now);
    }
  }
  return marked.length;
}

/** Left marked, a run that cannot be decided would stand before all others for ever. */
async function giveUp(db: Db, runId: string, now: Date): Promise<void> {
  const at = now.toISOString();
  await db.$client.begin(async (tx) => {
    await tx`update runs set redo_at = null where id = ${runId}`;
    await addEvent(tx, runId, "replay_failed", at, "undecided");
  });
}

async function respondentsOf(client: Sql, deliveryId: string, hook: Hook) {
  const [row] = await client<Stored[]>`
    select body, content_type as "contentType", headers, query from deliveries where id = ${deliveryId}`;
  return row ? await readStored(row, hook.itemsPath) : null;
}

async function redoOne(
  db: Db,
  hook: Hook,
  marked: Marked,
  body: Awaited<ReturnType<typeof respondentsOf>>,
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  await db.$client.begin(async (tx) => {
    const [locked] = await tx<{ status: string }[]>`
      select status from runs where id = ${marked.id} and redo_at is not null for update skip locked`;
    if (!locked) return;
    const kind = locked.status === "held" ? "released" : "replayed";
    const respondent = body?.respondents[marked.position];
    if (!body || respondent === undefined || !["failed", "rejected", "held"].includes(locked.status)) {
      const detail = body ? null : "payload_gone";
      await tx`update runs set redo_at = null where id = ${marked.id}`;
      if (detail) await addEvent(tx, marked.id, "replay_failed", at, detail);
      return;
    }
    const decision = decideOne(hook, respondent, marked.position, body.body, now);
    const { run } = runOf(hook, decision, marked.position, now, respondent);
    if (run.dedupe !== null && !(await claimDedupe(tx, hook.id, run.dedupe, marked.id, at))) {
      Object.assign(run, { status: "duplicate", respondent: null, invitation: null });
    }
    if (run.withdraws) await withdraw(tx, hook.id, run.withdraws, now);
    const scheduled = run.invitation ? await schedule(tx, hook, marked.id, run, at) : null;
    await tx`update runs set redo_at = null, status = ${run.status}, reason = ${run.reason?.code ?? null},
      reason_details = ${json(run.reason?.details ?? null)}::text::jsonb, email = ${run.email},
      mapped = ${json(run.mapped)}::text::jsonb, errors = ${json(run.errors)}::text::jsonb, failure = ${json(run.failure)}::text::jsonb,
      respondent_id = coalesce(${scheduled}, respondent_id), updated_at = ${at}
      where id = ${marked.id}`;
    await addEvent(tx, marked.id, kind, at, null);
  });
}

/** A dedupe value that this same run took earlier is its own. */
async function claimDedupe(
  tx: TransactionSql,
  automationId: string,
  digest: string,
  runId: string,
  at: string,
): Promise<boolean> {
  const rows = await tx`
    insert into dedupe_values (automation_id, hash, run_id, created_at)
    values (${automationId}, decode(${digest}, 'base64'), ${runId}, ${at})
    on conflict (automation_id, hash) do update set created_at = dedupe_values.created_at
      where dedupe_values.run_id = excluded.run_id
    returning run_id`;
  return rows.length > 0;
}

/** Schedules the run's invitation: the one it has, if it has one, so that its Message-ID stays. */
async function schedule(
  tx: TransactionSql,
  hook: Hook,
  runId: string,
  run: RunWrite,
  at: string,
): Promise<string> {
  const mapped = run.mapped!;
  const [existing] = await tx<{ id: string; respondent_id: string }[]>`
    select id, respondent_id from invitations where run_id = ${runId} and reminder = 0 for update`;
  if (existing) {
    await tx`update respondents set email = ${mapped.email}, first_name = ${mapped.firstName}, last_name = ${mapped.lastName},
      language = ${mapped.language}, variables = ${json(mapped.variables)}::text::jsonb where id = ${existing.respondent_id}`;
    const sendAt = run.invitation!.sendAt.toISOString();
    await tx`update invitations set status = 'scheduled', send_at = ${sendAt}, due_at = ${sendAt},
      email = ${mapped.email}, attempts = 0, first_attempt_at = null, batch_id = null
      where id = ${existing.id} and status <> 'sent'`;
    return existing.respondent_id;
  }
  const { respondent, invitation } = run as {
    respondent: NonNullable<RunWrite["respondent"]>;
    invitation: NonNullable<RunWrite["invitation"]>;
  };
  const createdAt = new Date(at);
  const own = { workspaceId: hook.workspaceId, createdAt };
  const { email, language, ...person } = mapped;
  await insertRows(tx, respondents, [
    { ...respondent, ...own, ...person, email: email!, language: language! },
  ]);
  const { id, sendAt } = invitation;
  await insertRows(tx, invitations, [
    {
      ...{ id, ...own, automationId: hook.id, runId, respondentId: respondent.id, status: "scheduled" },
      ...{ sendAt, dueAt: sendAt, email: email! },
    },
  ]);
  return respondent.id;
}

async function addEvent(
  tx: TransactionSql,
  runId: string,
  kind: string,
  at: string,
  detail: string | null,
): Promise<void> {
  await tx`insert into run_events (id, run_id, at, kind, detail) values (${newId("event")}, ${runId}, ${at}, ${kind}, ${detail})`;
}

function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
