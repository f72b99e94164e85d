import { and, desc, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db";
import { invitations, respondents, responses, runs, suppressions } from "@/db/schema";
import { notFound } from "../errors";
import { addressDigest } from "../suppression/digest";
import { findSuppressed, type Suppression } from "../suppression/queries";
import type { ListedRespondent, Respondent } from "./queries";

/** How far a respondent has come: the farthest that is known of them. */
export type RespondentState =
  | "answered"
  | "unsubscribed"
  | "bounced"
  | "complained"
  | "manual"
  | "opened"
  | "invited"
  | "scheduled"
  | "neither";

type Sent = { respondentId: string; status: string };

/** A respondent with all that happened to them. */
export type RespondentDetail = {
  respondent: Respondent;
  state: RespondentState;
  response: typeof responses.$inferSelect | null;
  invitations: (typeof invitations.$inferSelect)[];
  runs: (typeof runs.$inferSelect)[];
  suppressions: Suppression[];
};

/** The state of each of a page's respondents, by their ids. They are of one workspace, and each of their own survey. */
export async function respondentStates(
  db: Tx,
  workspaceId: string,
  people: readonly ListedRespondent[],
): Promise<Map<string, RespondentState>> {
  const sent = await invitationsOf(
    db,
    people.map(({ id }) => id),
  );
  const states = new Map<string, RespondentState>();
  for (const surveyId of new Set(people.map((person) => person.surveyId))) {
    const some = people.filter((person) => person.surveyId === surveyId);
    const emails = some.map(({ email }) => email);
    const suppressed = await findSuppressed(db, workspaceId, emails, surveyId);
    for (const person of some) states.set(person.id, stateOf(person, suppressed.get(person.email), sent));
  }
  return states;
}

/** A respondent of a survey. @throws AppError not_found */
export async function getRespondentDetail(
  db: Tx,
  workspaceId: string,
  id: string,
): Promise<RespondentDetail> {
  const [respondent] = await db
    .select()
    .from(respondents)
    .where(and(eq(respondents.workspaceId, workspaceId), eq(respondents.id, id)));
  if (!respondent) throw notFound("respondent");
  const sent = await db
    .select()
    .from(invitations)
    .where(eq(invitations.respondentId, id))
    .orderBy(invitations.id);
  const theirRuns = await db
    .select()
    .from(runs)
    .where(
      and(
        eq(runs.workspaceId, workspaceId),
        inArray(
          runs.id,
          sent.map(({ runId }) => runId),
        ),
      ),
    )
    .orderBy(desc(runs.id))
    .limit(100);
  const [response] = await db.select().from(responses).where(eq(responses.respondentId, id));
  const suppressed = await db
    .select()
    .from(suppressions)
    .where(
      and(
        eq(suppressions.workspaceId, workspaceId),
        eq(suppressions.emailHash, addressDigest(respondent.email)),
      ),
    );
  const barring = suppressed.find((row) => row.surveyId === null || row.surveyId === respondent.surveyId);
  return {
    respondent,
    state: stateOf(respondent, barring?.reason, sent),
    response: response ?? null,
    invitations: sent,
    runs: theirRuns,
    suppressions: suppressed,
  };
}

async function invitationsOf(db: Tx, ids: readonly string[]): Promise<Sent[]> {
  if (ids.length === 0) return [];
  return await db
    .select({ respondentId: invitations.respondentId, status: invitations.status })
    .from(invitations)
    .where(inArray(invitations.respondentId, [...ids]));
}

function stateOf(
  { id, answeredAt, openedAt }: Pick<Respondent, "id" | "answeredAt" | "openedAt">,
  suppressed: Suppression["reason"] | undefined,
  sent: readonly Sent[],
): RespondentState {
  const statuses = sent.filter(({ respondentId }) => respondentId === id).map(({ status }) => status);
  if (answeredAt) return "answered";
  if (suppressed) return suppressed;
  if (openedAt) return "opened";
  if (statuses.includes("sent")) return "invited";
  return statuses.some((status) => ["scheduled", "sending", "held"].includes(status))
    ? "scheduled"
    : "neither";
}
