import { and, asc, count, desc, eq, ilike, inArray, or, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import {
  type AutomationType,
  automations,
  type DisabledReason,
  type Failure,
  type runs,
  surveys,
} from "@/db/schema";
import { type Automation, lastRequestsOf } from "../automation/queries";
import { type StandingFault, standingFaultsOf } from "../automation/setup/standing-faults";
import type { AutomationStatus } from "../automation/status-columns";
import { type Held, heldOf } from "../delivery/hold";
import { waitingOf } from "../invitation/list";
import { waitingByAutomation } from "../invitation/waiting";
import { containing } from "../list/containing";
import { afterOf, type Page, type Paged, pageOf } from "../list/page";
import { disabledReasonOf } from "../reason/kept";
import { type Bucket, countOutcomes, periodsOf } from "../run/outcomes";
import { type Answers, answersOf } from "./answers";
import { needsSomebody, rank, type Standing, standingOf } from "./standing";

/** An automation as the list shows it. */
export type ListedAutomation = {
  id: string;
  name: string;
  type: AutomationType;
  status: AutomationStatus;
  standing: Standing;
  surveyId: string | null;
  messageId: string | null;
  failuresInARow: number;
  /** After how many in a row it is disabled. */
  limit: number | null;
  /** What keeps it from inviting anybody. */
  faults: StandingFault[];
  /** Of those that need somebody: what failed last. */
  lastFailure: LastFailure | null;
  /** Of the last 30 days. */
  answers: Answers;
  disabledReason: DisabledReason | null;
  disabledAt: Date | null;
  wizardStep: number | null;
  surveyTitle: string | null;
  /** The last 14 days of the workspace's zone. */
  days: Bucket[];
  lastRequestAt: Date | null;
  /** How many invitations wait. */
  scheduled: number;
  /** How many mails of its were tried in vain and are to be tried again. */
  mailWaiting: number;
  held: Held;
};

type LastFailure = Pick<typeof runs.$inferSelect, "failure" | "errors">;

/** Which automations are asked for: `search` is part of a name or of a survey's title. */
export type AutomationFilter = {
  status?: AutomationStatus | undefined;
  search?: string | undefined;
};

/** The automations of a workspace with what the list tells about each: what needs somebody first, then the newest. */
export async function listForPeople(
  db: Tx,
  workspace: { id: string; timeZone: string },
  filter: AutomationFilter,
  page: Page,
  now: Date,
): Promise<Paged<ListedAutomation>> {
  const after = afterOf(page);
  const like = filter.search ? containing(filter.search) : undefined;
  const rows = await db
    .select({ automation: automations, surveyTitle: surveys.title, place: rank })
    .from(automations)
    .leftJoin(surveys, eq(surveys.id, automations.surveyId))
    .where(
      and(
        eq(automations.workspaceId, workspace.id),
        filter.status ? eq(automations.status, filter.status) : undefined,
        like ? or(ilike(automations.name, like), ilike(surveys.title, like)) : undefined,
        after ? beyond(after) : undefined,
      ),
    )
    .orderBy(asc(rank), desc(automations.id))
    .limit(page.limit + 1);
  const { data, nextCursor } = pageOf(
    rows.map((row) => ({ ...row, id: row.automation.id })),
    page.limit,
  );
  return { data: await enrich(db, data, workspace.timeZone, now), nextCursor };
}

/** What stands behind an automation in the list. */
function beyond(after: string) {
  const own = sql`(select ${rank} from ${automations} where ${automations.id} = ${after})`;
  return sql`(${rank}, ${after}) > (${own}, ${automations.id})`;
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

/** Where an automation stands in the list. The caller has checked that it is of the workspace. */
export async function getStanding(db: Tx, automationId: string): Promise<Standing> {
  const [row] = await db.select({ place: rank }).from(automations).where(eq(automations.id, automationId));
  return standingOf(row!.place);
}

/** How many automations need somebody: as many as stand first in the list. */
export async function countAttention(db: Tx, workspaceId: string): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(automations)
    .where(and(eq(automations.workspaceId, workspaceId), needsSomebody));
  return row!.count;
}

async function enrich(
  db: Tx,
  list: readonly { automation: Automation; surveyTitle: string | null; place: number }[],
  timeZone: string,
  now: Date,
): Promise<ListedAutomation[]> {
  const ids = list.map(({ automation }) => automation.id);
  const days = await countOutcomes(db, ids, { range: "14d", timeZone, now });
  const requests = await lastRequestsOf(db, ids);
  const waiting = await waitingOf(db, ids);
  const mail = ids.length === 0 ? undefined : await waitingByAutomation(db, { automationIds: ids }, now);
  const held = await heldOf(db, ids);
  const faults = await standingFaultsOf(
    db,
    list.map(({ automation }) => automation),
  );
  const answers = await answersOf(db, ids, periodsOf("30d", timeZone, now));
  const needy = list.flatMap(({ automation, place }) => (place <= 1 ? [automation.id] : []));
  const failures = await lastFailuresOf(db, needy);
  return list.map(({ automation, surveyTitle, place }) => {
    const { id, name, type, status, surveyId, messageId, failuresInARow, disabledAt, wizardStep } =
      automation;
    const { disabledReason: code, disabledDetails: details, autoDisableAfter: limit } = automation;
    return {
      ...{
        id,
        name,
        type,
        status,
        surveyId,
        messageId,
        surveyTitle,
        wizardStep,
        failuresInARow,
        limit,
        disabledAt,
      },
      disabledReason: disabledReasonOf({ code, details }),
      standing: standingOf(place),
      faults: faults.get(id)!,
      lastFailure: failures.get(id) ?? null,
      answers: answers.get(id)!,
      days: days.get(id)!,
      lastRequestAt: requests.get(id) ?? null,
      scheduled: waiting.get(id)!.count,
      mailWaiting: mail?.get(id)?.count ?? 0,
      held: held.get(id)!,
    };
  });
}

async function lastFailuresOf(db: Tx, ids: readonly string[]): Promise<Map<string, LastFailure>> {
  if (ids.length === 0) return new Map();
  const rows = await db.execute<{ id: string; failure: Failure | null; errors: LastFailure["errors"] }>(sql`
    select a.id, r.failure, r.errors from ${automations} a, lateral (
      select failure, errors from runs where automation_id = a.id and status in ('failed', 'rejected') order by id desc limit 1) r
    where ${inArray(sql`a.id`, [...ids])}`);
  return new Map([...rows].map(({ id, failure, errors }) => [id, { failure, errors }]));
}
