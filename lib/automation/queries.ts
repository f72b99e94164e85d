import { and, count, desc, eq, inArray, lt } from "drizzle-orm";
import type { Tx } from "@/db";
import { automations, deliveries, type RunStatus, runs } from "@/db/schema";
import { notFound } from "../errors";
import { afterOf, type Page, type Paged, pageOf } from "../page";
import { type KeyTrace, listKeys } from "./keys";
import { listRecipients, type Recipient } from "./recipients";

/** An automation as it is stored. */
export type Automation = typeof automations.$inferSelect;

/** How many runs have each status; every status is there. */
export type RunCounts = Record<RunStatus, number>;

/** An automation with what is known around it. */
export type AutomationDetail = {
  automation: Automation;
  keys: KeyTrace[];
  recipients: Recipient[];
  runs: RunCounts;
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

/** Adds keys, recipients, counts and the last request to automations of one workspace. */
export async function detailAutomations(
  db: Tx,
  list: readonly Automation[],
  now: Date,
): Promise<AutomationDetail[]> {
  const counts = await countRuns(
    db,
    list.map(({ id }) => id),
  );
  return await Promise.all(
    list.map(async (automation) => ({
      automation,
      keys: await listKeys(db, automation.id, now),
      recipients: await listRecipients(db, automation.id),
      runs: counts.get(automation.id) ?? emptyCounts(),
      lastRequestAt: await lastRequestAt(db, automation.id),
    })),
  );
}

/** How many runs of each automation have each status. */
export async function countRuns(db: Tx, automationIds: readonly string[]): Promise<Map<string, RunCounts>> {
  const result = new Map<string, RunCounts>();
  if (automationIds.length === 0) return result;
  const rows = await db
    .select({ automationId: runs.automationId, status: runs.status, count: count() })
    .from(runs)
    .where(inArray(runs.automationId, [...automationIds]))
    .groupBy(runs.automationId, runs.status);
  for (const row of rows) {
    const counts = result.get(row.automationId) ?? emptyCounts();
    counts[row.status] = row.count;
    result.set(row.automationId, counts);
  }
  return result;
}

async function lastRequestAt(db: Tx, automationId: string): Promise<Date | null> {
  const [row] = await db
    .select({ at: deliveries.receivedAt })
    .from(deliveries)
    .where(eq(deliveries.automationId, automationId))
    .orderBy(desc(deliveries.id))
    .limit(1);
  return row?.at ?? null;
}

function emptyCounts(): RunCounts {
  return Object.fromEntries(runStatuses.map((status) => [status, 0])) as RunCounts;
}
