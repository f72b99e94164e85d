import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { Db } from "@/db";
import { automationKeys, automations, refusedTries } from "@/db/schema";
import type { Actor } from "@/lib/edit/seen";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { findSurvey } from "@/lib/survey/queries";
import { type AnyPatch, changeAutomation } from "../change";
import { knownTargets } from "../decide/target";
import { addKey } from "../keys";
import { lockAutomation } from "../lock";
import { updateAutomation } from "../mutations";
import { type Automation, getAutomation } from "../queries";
import { fieldsForSurvey, suggestMapping } from "../setup/field-list";
import type { WizardType } from "./steps";

/** Begins an automation: a draft without survey, message and key. @returns its id */
export async function startDraft(db: Db, workspaceId: string, name: string, now: Date): Promise<string> {
  const id = newId("automation");
  await db.insert(automations).values({
    ...{
      id,
      workspaceId,
      name,
      status: "draft",
      fields: [],
      mapping: {},
      wizardStep: 1,
      autoDisableAfter: 10,
    },
    createdAt: now,
    updatedAt: now,
  });
  return id;
}

/** A draft of the workspace. @throws AppError not_found; conflict where it is finished already */
export async function getDraft(db: Db, workspaceId: string, id: string): Promise<Automation> {
  const automation = await getAutomation(db, workspaceId, id);
  if (automation.status !== "draft") throw finished();
  return automation;
}

/**
 * Saves what a step of the wizard holds, and remembers the furthest step that was reached.
 * @param reached the number of the step that follows, 1 to 8; left out where the person goes back
 * @throws AppError not_found, conflict, invalid_request
 */
export async function saveDraft(
  db: Db,
  workspaceId: string,
  id: string,
  patch: AnyPatch,
  reached: number | undefined,
  now: Date,
): Promise<void> {
  await getDraft(db, workspaceId, id);
  if (Object.keys(patch).length > 0) await changeAutomation(db, workspaceId, id, patch, now, null);
  if (reached === undefined) return;
  await db
    .update(automations)
    .set({ wizardStep: sql`greatest(${automations.wizardStep}, ${reached})`, updatedAt: now })
    .where(
      and(eq(automations.id, id), eq(automations.workspaceId, workspaceId), eq(automations.status, "draft")),
    );
}

/**
 * Chooses a draft's survey: fields for its variables come, those of the former survey's go, same names are mapped.
 * @throws AppError not_found, conflict
 */
export async function chooseSurvey(
  db: Db,
  workspaceId: string,
  id: string,
  surveyId: string,
  now: Date,
): Promise<void> {
  const draft = await getDraft(db, workspaceId, id);
  if (draft.type === "outgoing_webhook") return await choosePosted(db, draft, surveyId, now);
  if (draft.surveyId === surveyId && draft.fields.length > 0) return;
  const survey = await findSurvey(db, workspaceId, surveyId);
  const before = draft.surveyId ? await findSurvey(db, workspaceId, draft.surveyId) : undefined;
  const variables = survey?.variables ?? [];
  const fields = fieldsForSurvey(draft.fields, before?.variables, variables);
  const known = knownTargets(variables);
  const kept = Object.entries(draft.mapping).filter(([, target]) => target === null || known.has(target));
  const mapping = suggestMapping(fields, Object.fromEntries(kept), variables);
  await updateAutomation(db, workspaceId, id, { surveyId, fields, mapping }, now);
}

/** Chooses the survey whose answers are posted: what was chosen of another one's is chosen no more. */
async function choosePosted(db: Db, draft: Automation, surveyId: string, now: Date): Promise<void> {
  if (draft.surveyId === surveyId) return;
  await changeAutomation(
    db,
    draft.workspaceId,
    draft.id,
    { surveyId, include: null, filter: null },
    now,
    null,
  );
}

/**
 * Chooses what kind of automation a draft becomes; another kind begins with nothing but the survey.
 * @throws AppError not_found, conflict
 */
export async function chooseType(
  db: Db,
  workspaceId: string,
  id: string,
  type: WizardType,
  now: Date,
): Promise<void> {
  const draft = await getDraft(db, workspaceId, id);
  if (draft.type === type) return;
  const empty = {
    fields: [],
    mapping: {},
    filter: null,
    outgoing: null,
    alert: null,
    signingSecret: null,
    wizardStep: 1,
  };
  await db
    .update(automations)
    .set({ type, ...empty, updatedAt: now })
    .where(and(eq(automations.id, id), eq(automations.status, "draft")));
}

/**
 * The first API key of a hook, made where there is none.
 * @returns the key, this is the only time it is known; or null where there is one already
 * @throws AppError not_found
 */
export async function firstKey(db: Db, workspaceId: string, id: string, now: Date): Promise<string | null> {
  return await db.transaction(async (tx) => {
    await lockAutomation(tx, workspaceId, id);
    const living = or(isNull(automationKeys.expiresAt), gt(automationKeys.expiresAt, now));
    const [present] = await tx
      .select({ id: automationKeys.id })
      .from(automationKeys)
      .where(and(eq(automationKeys.automationId, id), living))
      .limit(1);
    return present ? null : await addKey(tx, id, now);
  });
}

/**
 * Ends a draft: it becomes enabled, or disabled where that was chosen.
 * @throws AppError not_found; conflict where it is finished already; invalid_request where something is missing
 */
export async function finishDraft(
  db: Db,
  workspaceId: string,
  id: string,
  now: Date,
  actor: Actor,
): Promise<Automation> {
  const { wizardEnabled } = await getDraft(db, workspaceId, id);
  const status = wizardEnabled ? "enabled" : "disabled";
  const automation = await changeAutomation(db, workspaceId, id, { status }, now, actor);
  await db.delete(refusedTries).where(eq(refusedTries.automationId, id));
  return automation;
}

function finished(): AppError {
  return new AppError("conflict", "The set-up is finished already.", { reason: "finished" });
}
