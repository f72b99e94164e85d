import { and, eq, inArray } from "drizzle-orm";
import type { Db, Tx } from "@/db";
import {
  invitations,
  type Outdated,
  type PlainReason,
  respondents,
  runEvents,
  runs,
  surveys,
} from "@/db/schema";
import { requireLogo } from "../brand/images";
import { type Actor, refuseUnseen, type Seen } from "../edit/seen";
import { notFound } from "../errors";
import { newId } from "../ids";
import { fieldErrorsOf, invalidRequest } from "../input/field-errors";
import type { Survey } from "./queries";
import { type SurveyInput, type SurveyPatch, surveyInput } from "./schema";
import { outdatedOf } from "./translations/outdated";
import { refuseMove, refuseOtherTypes } from "./use";

/** Makes a survey. @param input checked by `surveyInput` @throws AppError not_found for a logo of another workspace */
export async function createSurvey(
  db: Tx,
  workspaceId: string,
  input: SurveyInput,
  now: Date,
  actor: Actor = null,
): Promise<Survey> {
  await requireLogo(db, workspaceId, input.theme);
  const [row] = await db
    .insert(surveys)
    .values({ ...input, id: newId("survey"), workspaceId, createdAt: now, updatedAt: now, updatedBy: actor })
    .returning();
  return row!;
}

/**
 * Changes a survey; what was given is laid over what there is, and the whole is checked again. A question that has
 * answers keeps its type.
 * @param patch what changes, or how to make it out of what is there at the moment of writing
 * @param seen what the writer has read; left out, whatever is there is written over
 * @param translating what the translations of texts that change were made from
 * @throws AppError not_found, invalid_request; ChangedMeanwhile
 */
export async function updateSurvey(
  db: Db,
  workspaceId: string,
  id: string,
  patch: SurveyPatch | ((before: Survey) => SurveyPatch),
  now: Date,
  actor: Actor = null,
  seen?: Seen<Survey>,
  translating?: { from?: Outdated; together?: boolean },
): Promise<Survey> {
  return await db.transaction(async (tx) => {
    const mine = and(eq(surveys.workspaceId, workspaceId), eq(surveys.id, id));
    const [before] = await tx.select().from(surveys).where(mine).for("update");
    if (!before) throw notFound("survey");
    await refuseUnseen(tx, before, seen);
    const given = typeof patch === "function" ? patch(before) : patch;
    const { title, kind, url, status, languages, variables, questions, welcome, thankYou, words, theme } =
      before;
    const whole = surveyInput.safeParse({
      title,
      kind,
      url,
      status,
      languages,
      variables,
      questions,
      welcome,
      thankYou,
      words,
      theme,
      ...given,
      closesAt: (given.closesAt === undefined ? before : given).closesAt?.toISOString() ?? null,
    });
    if (!whole.success) throw invalidRequest(fieldErrorsOf(whole.error.issues));
    await requireLogo(tx, workspaceId, given.theme);
    if (given.questions) await refuseOtherTypes(tx, before, whole.data.questions);
    await refuseMove(tx, before, whole.data.kind);
    const outdated = outdatedOf(before, whole.data, whole.data.languages, translating);
    const [row] = await tx
      .update(surveys)
      .set({ ...whole.data, outdated, updatedAt: now, updatedBy: actor })
      .where(mine)
      .returning();
    return row!;
  });
}

/**
 * Deletes a survey with its respondents and responses. Invitations that wait are withdrawn; automations that used it
 * stay, and say that they have no survey.
 * @throws AppError not_found
 */
export async function deleteSurvey(db: Db, workspaceId: string, id: string, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const mine = and(eq(surveys.workspaceId, workspaceId), eq(surveys.id, id));
    const [found] = await tx.select({ id: surveys.id }).from(surveys).where(mine).for("update");
    if (!found) throw notFound("survey");
    const waiting = tx
      .select({ runId: invitations.runId })
      .from(invitations)
      .innerJoin(respondents, eq(respondents.id, invitations.respondentId))
      .where(eq(respondents.surveyId, id));
    const reason: PlainReason = "survey_deleted";
    const ended = await tx
      .update(runs)
      .set({ status: "cancelled", reason, updatedAt: now })
      .where(and(inArray(runs.id, waiting), inArray(runs.status, ["scheduled", "sending", "held"])))
      .returning({ id: runs.id });
    for (let i = 0; i < ended.length; i += 1000) {
      const events = ended.slice(i, i + 1000).map(({ id: runId }) => ({
        id: newId("event"),
        runId,
        at: now,
        kind: "cancelled",
        detail: reason,
      }));
      await tx.insert(runEvents).values(events);
    }
    await tx.delete(surveys).where(mine);
  });
}
