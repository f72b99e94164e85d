import { eq } from "drizzle-orm";
import type { Db, Tx } from "@/db";
import * as tables from "@/db/schema";
import { decide } from "@/lib/automation/decide/decide";
import type { SetupFault } from "@/lib/automation/setup/setup-faults";
import { keptRun, runOf } from "@/lib/delivery/hook/decisions";
import { type Hook as LoadedHook, loadHook } from "@/lib/delivery/hook/setup";
import type { RunWrite } from "@/lib/delivery/write/model";
import { isPlain } from "@/lib/payload/json";
import { parseBody } from "@/lib/payload/parse";
import { chanceOf } from "./chance";
import { idAt } from "./id-at";
import { type Hook, type Planned, suppressed } from "./plan";

type Rows = {
  deliveries: (typeof tables.deliveries.$inferInsert)[];
  respondents: (typeof tables.respondents.$inferInsert)[];
  runs: (typeof tables.runs.$inferInsert)[];
  invitations: (typeof tables.invitations.$inferInsert)[];
  dedupeValues: (typeof tables.dedupeValues.$inferInsert)[];
  responses: (typeof tables.responses.$inferInsert)[];
};

/**
 * Writes what came and what became of it, decided as the hooks decide, in one transaction: what is past is sent and done,
 * so that the engine of a running app finds nothing to send but what comes in the future.
 * @param surveys the titles of the automations' surveys, for what came while one was closed
 * @returns how many requests
 */
export async function writeHistory(
  db: Db,
  workspaceId: string,
  automations: Record<Hook, string>,
  surveys: Record<Hook, string>,
  plan: readonly Planned[],
  now: Date,
): Promise<number> {
  const hooks = new Map<Hook, LoadedHook>();
  for (const [name, id] of Object.entries(automations) as [Hook, string][])
    hooks.set(name, (await loadHook(db, id, now))!);
  const rows: Rows = {
    ...{ deliveries: [], respondents: [], runs: [], invitations: [], dedupeValues: [], responses: [] },
  };
  const chance = chanceOf(7);
  const seen = new Set<string>();
  for (const planned of plan) {
    const raw = Buffer.from(JSON.stringify(planned.body));
    const parsed = await parseBody(raw, { format: "json" }, null);
    const respondent = parsed.ok ? parsed.value.respondents[0]! : null;
    if (!parsed.ok || !isPlain(respondent)) throw new Error("A planned request cannot be read");
    const fault: SetupFault = {
      ...{ code: "survey_closed", details: { survey: surveys[planned.hook], state: "closed" } },
    };
    const hook = { ...hooks.get(planned.hook)!, setupFault: planned.state === "closed" ? fault : null };
    const { at } = planned;
    const { run } =
      planned.state === "held"
        ? keptRun(hook, "held", respondent, 0, parsed.value.body, at)
        : runOf(hook, decide(hook.rules, respondent, parsed.value.body, at), 0, at);
    const key = run.dedupe && `${hook.id} ${run.dedupe}`;
    if (key && seen.has(key))
      Object.assign(run, { status: "duplicate", respondent: null, invitation: null, dedupe: null });
    else if (key) seen.add(key);
    add(rows, { hook, workspaceId, planned, run, raw, now, jitter: chance() });
  }
  await db.transaction((tx) => insertAll(tx, rows));
  return plan.length;
}

function add(
  rows: Rows,
  {
    hook,
    workspaceId,
    planned: { at, state, answer },
    run,
    raw,
    now,
    jitter,
  }: {
    hook: LoadedHook;
    workspaceId: string;
    planned: Planned;
    run: RunWrite;
    raw: Buffer;
    now: Date;
    jitter: number;
  },
): void {
  const ids = { delivery: idAt("dlv", at), run: idAt("run", at), respondent: idAt("rsp", at) };
  const rejected = run.status === "rejected";
  const sendAt = run.invitation?.sendAt ?? null;
  const mailed = sendAt !== null && sendAt <= now;
  const sentAt = mailed ? new Date(sendAt.getTime() + 400 + jitter * 1_600) : null;
  const skipped = mailed && run.email === suppressed;
  const status = skipped ? "skipped" : mailed ? "sent" : run.status;
  rows.deliveries.push({
    ...{ id: ids.delivery, workspaceId, automationId: hook.id, receivedAt: at, body: raw, notes: [] },
    ...{ mode: state === "held" ? "held" : "live", status: rejected ? 400 : state === "held" ? 202 : 200 },
    ...{ code: rejected ? "all_rejected" : null, contentType: "application/json", respondents: 1 },
    headers: { "content-type": "application/json", "user-agent": "Trees-and-Ash-Shop/2.4" },
  });
  const told: Rows["runs"][number] = {
    ...{ id: ids.run, workspaceId, automationId: hook.id, deliveryId: ids.delivery, position: 0, status },
    reason: skipped ? "suppressed_unsubscribed" : (run.reason?.code ?? null),
    reasonDetails: run.reason?.details ?? null,
    ...{ email: run.email, mapped: run.mapped, errors: run.errors, failure: run.failure },
    ...{ respondentId: run.respondent ? ids.respondent : null, createdAt: at, updatedAt: sentAt ?? at },
  };
  rows.runs.push(told);
  if (run.dedupe)
    rows.dedupeValues.push({
      ...{ automationId: hook.id, hash: Buffer.from(run.dedupe, "base64"), runId: ids.run, createdAt: at },
    });
  if (!run.respondent || !run.invitation || !sendAt || !run.mapped) return;
  const done = answer && sentAt && !skipped ? new Date(sentAt.getTime() + answer.afterMs) : null;
  const answered = done && done < now ? done : null;
  told.answered = answered !== null;
  const opened =
    answered ?? (sentAt && !skipped && jitter < 0.3 ? new Date(sentAt.getTime() + 3_600_000) : null);
  const openedAt = opened && opened < now ? new Date(opened.getTime() - (answered ? 180_000 : 0)) : null;
  const { email, firstName, lastName, language, variables } = run.mapped;
  const { surveyId, token } = run.respondent;
  rows.respondents.push({
    ...{ id: ids.respondent, workspaceId, surveyId, token, email: email!, firstName, lastName, variables },
    ...{ language: language!, firstSeenAt: openedAt, openedAt, answeredAt: answered, createdAt: at },
  });
  rows.invitations.push({
    ...{ id: idAt("inv", at), workspaceId, automationId: hook.id, runId: ids.run, email: email! },
    ...{ respondentId: ids.respondent, status: skipped ? "skipped" : mailed ? "sent" : "scheduled" },
    ...{ sendAt, dueAt: mailed ? null : sendAt, attempts: mailed && !skipped ? 1 : 0 },
    ...{ firstAttemptAt: sentAt, sentAt: skipped ? null : sentAt, createdAt: at },
  });
  if (answered && answer)
    rows.responses.push({
      ...{ id: idAt("res", answered), workspaceId, surveyId, respondentId: ids.respondent },
      ...{ language: language!, answers: answer.answers, completedAt: answered },
    });
}

const chunk = 400;

async function insertAll(tx: Tx, rows: Rows): Promise<void> {
  for (const part of chunked(rows.deliveries)) await tx.insert(tables.deliveries).values(part);
  for (const part of chunked(rows.respondents)) await tx.insert(tables.respondents).values(part);
  for (const part of chunked(rows.runs)) await tx.insert(tables.runs).values(part);
  for (const part of chunked(rows.invitations)) await tx.insert(tables.invitations).values(part);
  for (const part of chunked(rows.dedupeValues)) await tx.insert(tables.dedupeValues).values(part);
  for (const part of chunked(rows.responses)) await tx.insert(tables.responses).values(part);
}

function chunked<T>(list: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / chunk) }, (_, i) =>
    list.slice(i * chunk, (i + 1) * chunk),
  );
}

/** Marks an automation as disabled by the failures that its history ends with. */
export async function disableByFailures(db: Db, automationId: string, at: Date): Promise<void> {
  const details = { count: 10, last: "survey_closed", field: null };
  await db
    .update(tables.automations)
    .set({
      ...{ status: "disabled", disabledReason: "failures_in_a_row", disabledDetails: details },
      ...{ disabledAt: at, failuresInARow: 10 },
    })
    .where(eq(tables.automations.id, automationId));
}
