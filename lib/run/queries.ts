import { and, asc, desc, eq, gte, inArray, lt, lte, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { invitations, posts, type RunStatus, respondents, runEvents, runs } from "@/db/schema";
import { addressKey } from "@/lib/text/email-address";
import { notFound } from "../errors";
import { afterOf, type Page, type Paged, pageOf } from "../list/page";
import type { ListedRespondent } from "../respondent/queries";

/** A run as it is stored. */
export type Run = typeof runs.$inferSelect;
/** An invitation or reminder as it is stored. */
export type Invitation = typeof invitations.$inferSelect;
/** One entry of a run's timeline, as it is stored. */
type RunEvent = typeof runEvents.$inferSelect;

/** A run's post, as it is stored. */
type Post = typeof posts.$inferSelect;

/** A run with its invitation, its reminders, its respondent and what happened to it. */
export type RunDetail = {
  run: Run;
  invitation: Invitation | null;
  reminders: Invitation[];
  respondent: Omit<ListedRespondent, "workspaceId"> | null;
  /** What an outgoing webhook posts of it. */
  post: Post | null;
  events: RunEvent[];
};

/** Which runs of an automation are asked for. */
export type RunFilter = {
  statuses?: readonly RunStatus[] | undefined;
  since?: Date | undefined;
  until?: Date | undefined;
  email?: string | undefined;
};

/** The runs of an automation, newest first. The caller has checked that the automation is of the workspace. */
export async function listRuns(
  db: Tx,
  workspaceId: string,
  automationId: string,
  filter: RunFilter,
  page: Page,
): Promise<Paged<Run>> {
  const after = afterOf(page);
  const { statuses, since, until, email } = filter;
  return pageOf(
    await selectRuns(
      db,
      [
        eq(runs.workspaceId, workspaceId),
        eq(runs.automationId, automationId),
        statuses ? inArray(runs.status, [...statuses]) : undefined,
        since ? gte(runs.createdAt, since) : undefined,
        until ? lte(runs.createdAt, until) : undefined,
        email === undefined ? undefined : sql`lower(${runs.email}) = ${addressKey(email)}`,
        after ? lt(runs.id, after) : undefined,
      ],
      page.limit + 1,
    ),
    page.limit,
  );
}

/** A run of the workspace. */
export async function findRun(db: Tx, workspaceId: string, id: string): Promise<Run | undefined> {
  const [row] = await selectRuns(db, [eq(runs.workspaceId, workspaceId), eq(runs.id, id)], 1);
  return row;
}

/** A run of the workspace. @throws AppError not_found */
export async function getRun(db: Tx, workspaceId: string, id: string): Promise<Run> {
  const row = await findRun(db, workspaceId, id);
  if (!row) throw notFound("run");
  return row;
}

/** The runs of deliveries of one workspace, in the order in which their respondents stood. */
export async function runsOfDeliveries(
  db: Tx,
  workspaceId: string,
  deliveryIds: readonly string[],
): Promise<Map<string, Run[]>> {
  const found = new Map<string, Run[]>(deliveryIds.map((id) => [id, []]));
  if (deliveryIds.length === 0) return found;
  const rows = await db
    .select()
    .from(runs)
    .where(and(eq(runs.workspaceId, workspaceId), inArray(runs.deliveryId, [...deliveryIds])))
    .orderBy(asc(runs.position));
  for (const row of rows) found.get(row.deliveryId!)!.push(row);
  return found;
}

/** Adds invitation, respondent and timeline to runs of one workspace; the order stays. */
export async function detailRuns(db: Tx, list: readonly Run[]): Promise<RunDetail[]> {
  if (list.length === 0) return [];
  const ids = list.map(({ id }) => id);
  const mails = await db
    .select()
    .from(invitations)
    .where(inArray(invitations.runId, ids))
    .orderBy(asc(invitations.reminder));
  const events = await db
    .select()
    .from(runEvents)
    .where(inArray(runEvents.runId, ids))
    .orderBy(asc(runEvents.at), asc(runEvents.id));
  const people = await respondentsOf(db, list);
  const ofNoRequest = list.flatMap(({ id, deliveryId }) => (deliveryId === null ? [id] : []));
  const posted =
    ofNoRequest.length > 0 ? await db.select().from(posts).where(inArray(posts.runId, ofNoRequest)) : [];
  const postOf = new Map(posted.map((post) => [post.runId, post]));
  const mailsOf = byRun(mails);
  const eventsOf = byRun(events);
  return list.map((run) => {
    const own = mailsOf.get(run.id) ?? [];
    return {
      run,
      invitation: own.find(({ reminder }) => reminder === 0) ?? null,
      reminders: own.filter(({ reminder }) => reminder > 0),
      respondent: people.get(run.respondentId ?? "") ?? null,
      post: postOf.get(run.id) ?? null,
      events: eventsOf.get(run.id) ?? [],
    };
  });
}

async function respondentsOf(db: Tx, list: readonly Run[]) {
  const ids = list.flatMap(({ respondentId }) => (respondentId === null ? [] : [respondentId]));
  if (ids.length === 0) return new Map<string, RunDetail["respondent"]>();
  const rows = await db
    .select({
      id: respondents.id,
      surveyId: respondents.surveyId,
      email: respondents.email,
      firstName: respondents.firstName,
      lastName: respondents.lastName,
      language: respondents.language,
      variables: respondents.variables,
      openedAt: respondents.openedAt,
      answeredAt: respondents.answeredAt,
      createdAt: respondents.createdAt,
    })
    .from(respondents)
    .where(inArray(respondents.id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}

async function selectRuns(db: Tx, conditions: (SQL | undefined)[], limit: number): Promise<Run[]> {
  return await db
    .select()
    .from(runs)
    .where(and(...conditions))
    .orderBy(desc(runs.id))
    .limit(limit);
}

function byRun<T extends { runId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.runId);
    if (group) group.push(row);
    else groups.set(row.runId, [row]);
  }
  return groups;
}
