import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "@/db";
import { automations, runs } from "@/db/schema";
import { type Actor, refuseUnseen, type Seen } from "../edit/seen";
import { notFound } from "../errors";
import { newId } from "../ids";
import { addKey } from "./keys";
import { lockAutomation } from "./lock";
import type { Automation } from "./queries";
import { setRecipients } from "./recipients";
import { sealedSecrets } from "./sender-secret";
import { checkedSetup, checkReminders } from "./setup/checked-setup";
import type { AutomationInput, AutomationPatch } from "./setup/schema";
import { withTemplate } from "./setup/template";
import { statusAfter, statusOf } from "./status-columns";

/**
 * Makes an automation with its first API key.
 * @param input checked by `automationInput`
 * @returns the automation, and the key: this is the only time it is known
 * @throws AppError not_found for a survey or message of another workspace; invalid_request
 */
export async function createAutomation(
  db: Db,
  workspaceId: string,
  input: AutomationInput,
  now: Date,
  actor: Actor = null,
): Promise<{ automation: Automation; apiKey: string }> {
  const { errorNotifications, enabled, status: wished, template, ...given } = input;
  const { signingSecret, senderSecret, senderSecretOverlap, ...settings } = withTemplate(
    given,
    input.sender,
    template,
  );
  const { filter = null, itemsPath = null } = settings;
  const status = wished ?? (enabled === false ? "disabled" : "enabled");
  return await db.transaction(async (tx) => {
    const setup = await checkedSetup(
      tx,
      workspaceId,
      { ...settings, filter, surveyId: input.surveyId ?? null, messageId: input.messageId ?? null },
      { draft: status === "draft" },
    );
    await checkReminders(tx, workspaceId, input.reminders);
    const id = newId("automation");
    const [automation] = await tx
      .insert(automations)
      .values({
        ...settings,
        ...setup,
        ...sealedSecrets(id, undefined, { signingSecret, senderSecret }, now),
        ...statusOf(status, "manual", now),
        itemsPath,
        id,
        workspaceId,
        notificationsEnabled: errorNotifications.enabled ?? (errorNotifications.recipients ?? []).length > 0,
        wizardStep: status === "draft" ? 1 : null,
        wizardEnabled: enabled ?? true,
        createdAt: now,
        updatedAt: now,
        updatedBy: actor,
      })
      .returning();
    const apiKey = await addKey(tx, id, now);
    await setRecipients(tx, id, errorNotifications.recipients ?? [], actor, now);
    return { automation: automation!, apiKey };
  });
}

const setupKeys = ["surveyId", "messageId", "fields", "mapping", "filter"] as const;

/**
 * Changes an automation; each field given is replaced as a whole. The set-up is checked again where it was touched, or
 * where a draft ends.
 * @param seen what the writer has read; left out, whatever is there is written over
 * @throws AppError not_found, invalid_request, conflict; ChangedMeanwhile
 */
export async function updateAutomation(
  db: Db,
  workspaceId: string,
  id: string,
  patch: AutomationPatch,
  now: Date,
  actor: Actor = null,
  seen?: Seen<Automation>,
): Promise<Automation> {
  return await db.transaction(async (tx) => {
    const before = await lockAutomation(tx, workspaceId, id);
    await refuseUnseen(tx, before, seen);
    const { errorNotifications, enabled, status: wished, template, ...given } = patch;
    const { signingSecret, senderSecret, senderSecretOverlap, sender, ...settings } = withTemplate(
      given,
      patch.sender ?? before.sender,
      template,
    );
    const status = statusAfter(before.status, wished, enabled);
    const touched = setupKeys.some((key) => settings[key] !== undefined);
    const draftEnds = before.status === "draft" && status !== "draft";
    const setup =
      touched || draftEnds
        ? await checkedSetup(tx, workspaceId, laidOver(before, settings, template !== undefined), {
            draft: status === "draft",
          })
        : {};
    if (patch.reminders) await checkReminders(tx, workspaceId, patch.reminders);
    const [row] = await tx
      .update(automations)
      .set({
        ...settings,
        ...setup,
        ...sealedSecrets(id, before, { signingSecret, sender, senderSecret, senderSecretOverlap }, now),
        ...(status === before.status ? {} : statusOf(status, "manual", now)),
        ...(draftEnds ? { wizardStep: null } : {}),
        ...(before.status === "draft" && enabled !== undefined ? { wizardEnabled: enabled } : {}),
        ...(errorNotifications?.enabled === undefined
          ? {}
          : { notificationsEnabled: errorNotifications.enabled }),
        updatedAt: now,
        updatedBy: actor,
      })
      .where(eq(automations.id, id))
      .returning();
    if (errorNotifications?.recipients) {
      await setRecipients(tx, id, errorNotifications.recipients, actor, now);
    }
    return row!;
  });
}

/**
 * Deletes an automation with its keys, deliveries, runs and the invitations that wait.
 * @throws AppError not_found
 */
export async function deleteAutomation(db: Db, workspaceId: string, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    const gone = await tx
      .delete(automations)
      .where(and(eq(automations.workspaceId, workspaceId), eq(automations.id, id)))
      .returning({ id: automations.id });
    if (gone.length === 0) throw notFound("automation");
    // Those that came of a request went with it.
    await tx.delete(runs).where(and(eq(runs.automationId, id), isNull(runs.deliveryId)));
  });
}

/** New fields drop the mapping of fields that went, unless a mapping came with them; those of a template are mapped anew. */
function laidOver(
  before: Automation,
  patch: Pick<AutomationPatch, (typeof setupKeys)[number]>,
  fromTemplate: boolean,
) {
  const names = new Set((patch.fields ?? before.fields).map(({ name }) => name));
  const kept = Object.fromEntries(Object.entries(before.mapping).filter(([name]) => names.has(name)));
  return {
    surveyId: patch.surveyId === undefined ? before.surveyId : patch.surveyId,
    messageId: patch.messageId === undefined ? before.messageId : patch.messageId,
    fields: patch.fields ?? before.fields,
    mapping: patch.mapping ?? (fromTemplate ? undefined : kept),
    filter: patch.filter === undefined ? before.filter : patch.filter,
    /** A draft may change its survey before its mapping. */
    forgetUnknownTargets: patch.surveyId !== undefined && patch.mapping === undefined,
  };
}
