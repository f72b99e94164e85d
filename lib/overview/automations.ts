import { and, count, desc, eq, ilike, inArray, lt, or, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { automations, type DisabledReason, runs, surveys } from "@/db/schema";
import { type Automation, lastRequestsOf } from "../automation/queries";
import type { AutomationStatus } from "../automation/status";
import { heldDays } from "../delivery/hold";
import { waitingOf } from "../invitation/list";
import { afterOf, type Page, type Paged, pageOf } from "../page";
import { disabledReasonOf } from "../reason/kept";
import { type Bucket, countOutcomes } from "../run/outcomes";

/** An automation as the list shows it. */
export type ListedAutomation = {
  id: string;
  name: string;
  status: AutomationStatus;
  disabledReason: DisabledReason | null;
  disabledAt: Date | null;
  wizardStep: number | null;
  surveyTitle: string | null;
  /** The last 14 days of the workspace's zone. */
  days: Bucket[];
  lastRequestAt: Date | null;
  /** How many invitations wait. */
  scheduled: number;
  held: { count: number; keptUntil: Date | null };
};

/** Which automations are asked for: `search` is part of a name or of a survey's title. */
export type AutomationFilter = {
  status?: AutomationStatus | undefined;
  search?: string | undefined;
};

/** The automations of a workspace with what the list tells about each, newest first. */
export async function listForPeople(
  db: Tx,
  workspace: { id: string; timeZone: string },
  filter: AutomationFilter,
  page: Page,
  now: Date,
): Promise<Paged<ListedAutomation>> {
  const after = afterOf(page);
  const like = filter.search ? `%${filter.search.replace(/[\\%_]/g, "\\$&")}%` : undefined;
  const rows = await db
    .select({ automation: automations, surveyTitle: surveys.title })
    .from(automations)
    .leftJoin(surveys, eq(surveys.id, automations.surveyId))
    .where(
      and(
        eq(automations.workspaceId, workspace.id),
        filter.status ? eq(automations.status, filter.status) : undefined,
        like ? or(ilike(automations.name, like), ilike(surveys.title, like)) : undefined,
        after ? lt(automations.id, after) : undefined,
      ),
    )
    .orderBy(desc(automations.id))
    .limit(page.limit + 1);
  const titles = new Map(rows.map(({ automation, surveyTitle }) => [automation.id, surveyTitle]));
  const { data, nextCursor } = pageOf(
    rows.map(({ automation }) => automation),
    page.limit,
  );
  return { data: await enrich(db, data, titles, workspace.timeZone, now), nextCursor };
}

/** How many automations of a workspace have each status. */
export async function countByStatus(db: Tx, workspaceId: string): Promise<Record<AutomationStatus, number>> {
  const rows = await db
    .select({ status: automations.status, count: count() })
    .from(automations)
    .where(eq(automations.workspaceId, workspaceId))
    .groupBy(automations.status);
  const none = { draft: 0, enabled: 0, disabled: 0, paused: 0 };
  return { ...none, ...Object.fromEntries(rows.map((row) => [row.status, row.count])) };
}

/** How many automations wait for somebody: those that were disabled because of failures. */
export async function countAttention(db: Tx, workspaceId: string): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(automations)
    .where(
      and(
        eq(automations.workspaceId, workspaceId),
        eq(automations.status, "disabled"),
        sql`${automations.disabledReason} is distinct from 'manual'`,
      ),
    );
  return row!.count;
}

async function enrich(
  db: Tx,
  list: readonly Automation[],
  titles: ReadonlyMap<string, string | null>,
  timeZone: string,
  now: Date,
): Promise<ListedAutomation[]> {
  const ids = list.map(({ id }) => id);
  const days = await countOutcomes(db, ids, { range: "14d", timeZone, now });
  const requests = await lastRequestsOf(db, ids);
  const waiting = await waitingOf(db, ids);
  const held = await heldOf(db, ids);
  return list.map(({ id, name, status, disabledReason, disabledDetails, disabledAt, wizardStep }) => ({
    id,
    name,
    status,
    disabledReason: disabledReasonOf({ code: disabledReason, details: disabledDetails }),
    disabledAt,
    wizardStep,
    surveyTitle: titles.get(id) ?? null,
    days: days.get(id)!,
    lastRequestAt: requests.get(id) ?? null,
    scheduled: waiting.get(id)!.count,
    held: held.get(id) ?? { count: 0, keptUntil: null },
  }));
}

async function heldOf(db: Tx, ids: readonly string[]): Promise<Map<string, ListedAutomation["held"]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: runs.automationId, count: count(), oldest: sql<string>`min(${runs.createdAt})` })
    .from(runs)
    .where(and(inArray(runs.automationId, [...ids]), eq(runs.status, "held")))
    .groupBy(runs.automationId);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        count: row.count,
        keptUntil: new Date(new Date(row.oldest).getTime() + heldDays * 86_400_000),
      },
    ]),
  );
}
