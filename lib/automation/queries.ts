import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { automations, deliveries, type RunStatus } from "@/db/schema";
import { notFound } from "../errors";
import { afterOf, type Page, type Paged, pageOf } from "../list/page";
import { ever, sumsOf } from "../tally/read";
import { type KeyTrace, keysOf } from "./keys";
import { type Recipient, recipientsOf } from "./recipients";
import { type StandingFault, standingFaultsOf } from "./setup/standing-faults";

/** An automation as it is stored. */
export type Automation = typeof automations.$inferSelect;

/** How many runs have each status; every status is there but that of tests, which count nowhere. */
export type RunCounts = Record<Exclude<RunStatus, "test">, number>;

/** An automation with what is known around it. */
export type AutomationDetail = {
  automation: Automation;
  keys: KeyTrace[];
  recipients: Recipient[];
  runs: RunCounts;
  faults: StandingFault[];
  lastRequestAt: Date | null;
};

/** Every status of a run. */
export const runStatuses = [
  "scheduled",
  "sending",
  "sent",
  "filtered",
  "rejected",
  "duplicate",
  "skipped",
  "failed",
  "cancelled",
  "held",
  "test",
] as const satisfies readonly RunStatus[];

/** The statuses that are counted: all but that of tests. */
export const countedStatuses = runStatuses.filter((status) => status !== "test");

/** The automations of a workspace, newest first. */
export async function listAutomations(db: Tx, workspaceId: string, page: Page): Promise<Paged<Automation>> {
  const after = afterOf(page);
  const rows = await db
    .select()
    .from(automations)
    .where(and(eq(automations.workspaceId, workspaceId), after ? lt(automations.id, after) : undefined))
    .orderBy(desc(automations.id))
    .limit(page.limit + 1);
  return pageOf(rows, page.limit);
}

/** An automation of the workspace, or undefined. */
export async function findAutomation(
  db: Tx,
  workspaceId: string,
  id: string,
): Promise<Automation | undefined> {
  const [row] = await db
    .select()
    .from(automations)
    .where(and(eq(automations.workspaceId, workspaceId), eq(automations.id, id)));
  return row;
}

/** An automation of the workspace. @throws AppError not_found */
export async function getAutomation(db: Tx, workspaceId: string, id: string): Promise<Automation> {
  const row = await findAutomation(db, workspaceId, id);
  if (!row) throw notFound("automation");
  return row;
}

/** Adds keys, recipients, counts and the last request to automations of one workspace; the order stays. */
export async function detailAutomations(
  db: Tx,
  list: readonly Automation[],
  now: Date,
): Promise<AutomationDetail[]> {
  if (list.length === 0) return [];
  const ids = list.map(({ id }) => id);
  const keys = await keysOf(db, ids, now);
  const recipients = await recipientsOf(db, ids);
  const counts = await countRuns(db, ids);
  const lastRequests = await lastRequestsOf(db, ids);
  const faults = await standingFaultsOf(db, list);
  return list.map((automation) => ({
    automation,
    keys: keys.get(automation.id) ?? [],
    recipients: recipients.get(automation.id) ?? [],
    runs: counts.get(automation.id) ?? emptyCounts(),
    faults: faults.get(automation.id)!,
    lastRequestAt: lastRequests.get(automation.id) ?? null,
  }));
}

/** How many runs of each automation have each status, tests left out: the one count, wherever it is told. */
export async function countRuns(db: Tx, automationIds: readonly string[]): Promise<Map<string, RunCounts>> {
  const sums = await sumsOf(db, automationIds, { periods: ever, what: countedStatuses });
  return new Map([...sums].map(([id, counts]) => [id, { ...emptyCounts(), ...counts }]));
}

/** When the last request came to each of these automations, tests left out; of one that posts, when something last happened. */
export async function lastRequestsOf(
  db: Tx,
  automationIds: readonly string[],
): Promise<Map<string, Date | null>> {
  if (automationIds.length === 0) return new Map();
  const latest = sql`case when automations.type = 'incoming_webhook'
    then (select d.received_at from deliveries d where d.automation_id = automations.id and d.mode <> 'test' order by d.id desc limit 1)
    else (select r.created_at from runs r where r.automation_id = automations.id order by r.id desc limit 1) end`;
  const rows = await db
    .select({ id: automations.id, at: latest.mapWith(deliveries.receivedAt) })
    .from(automations)
    .where(inArray(automations.id, [...automationIds]));
  return new Map(rows.map(({ id, at }) => [id, at as Date | null]));
}

function emptyCounts(): RunCounts {
  return Object.fromEntries(countedStatuses.map((status) => [status, 0])) as RunCounts;
}
