import { eq } from "drizzle-orm";
import type { Db, Tx } from "@/db";
import { type Alert, type AlertChannel, automations, type Filter, workspaces } from "@/db/schema";
import { nextDigest } from "@/lib/alert/digest";
import { type Actor, refuseUnseen, type Seen } from "@/lib/edit/seen";
import { AppError, type FieldError } from "@/lib/errors";
import { newId, newToken } from "@/lib/ids";
import { fieldPath, invalidRequest } from "@/lib/input/field-errors";
import { targetFaultOf } from "@/lib/outgoing/target";
import { seal } from "@/lib/sealed";
import { findSurvey } from "@/lib/survey/queries";
import { conditionFaults } from "@/lib/survey/question/logic-faults";
import { lockAutomation } from "../lock";
import type { Automation } from "../queries";
import { setRecipients } from "../recipients";
import { statusAfter, statusOf } from "../status-columns";
import type { AlertInput, AlertPatch, ChannelInput } from "./schema";

const nothingYet: Alert = { channels: [], digest: null, at: "08:00" };

/**
 * Makes an alert.
 * @param input checked by `alertInput`
 * @throws AppError not_found for a survey of another workspace; invalid_request
 */
export async function createAlert(
  db: Db,
  workspaceId: string,
  input: AlertInput,
  now: Date,
  actor: Actor = null,
): Promise<{ automation: Automation }> {
  const { errorNotifications, enabled, status: wished, name, filter, autoDisableAfter, digest, at } = input;
  const status = wished ?? (enabled === false ? "disabled" : "enabled");
  await checkTargets(input.channels);
  return await db.transaction(async (tx) => {
    const id = newId("automation");
    const alert: Alert = { channels: channelsOf(id, input.channels, []), digest, at };
    const surveyId = input.surveyId ?? null;
    await checkAlert(tx, workspaceId, { surveyId, filter, alert }, { draft: status === "draft" });
    const [automation] = await tx
      .insert(automations)
      .values({
        ...{ id, workspaceId, name, type: "alert", surveyId, filter, alert, autoDisableAfter },
        ...{ fields: [], mapping: {}, digestDueAt: await dueAt(tx, workspaceId, alert, now) },
        ...statusOf(status, "manual", now),
        notificationsEnabled: errorNotifications.enabled ?? (errorNotifications.recipients ?? []).length > 0,
        wizardStep: status === "draft" ? 1 : null,
        wizardEnabled: enabled ?? true,
        ...{ createdAt: now, updatedAt: now, updatedBy: actor },
      })
      .returning();
    await setRecipients(tx, id, errorNotifications.recipients ?? [], actor, now);
    return { automation: automation! };
  });
}

/**
 * Changes an alert; each field given is replaced as a whole. A channel's URL that comes back masked stays as it is.
 * @param seen what the writer has read; left out, whatever is there is written over
 * @throws AppError not_found, invalid_request, conflict; ChangedMeanwhile
 */
export async function updateAlert(
  db: Db,
  workspaceId: string,
  id: string,
  patch: AlertPatch,
  now: Date,
  actor: Actor = null,
  seen?: Seen<Automation>,
): Promise<Automation> {
  await checkTargets(patch.channels ?? []);
  return await db.transaction(async (tx) => {
    const before = await lockAutomation(tx, workspaceId, id);
    await refuseUnseen(tx, before, seen);
    const { errorNotifications, enabled, status: wished, name, filter, autoDisableAfter } = patch;
    const status = statusAfter(before.status, wished, enabled);
    const was = before.alert ?? nothingYet;
    const alert: Alert = {
      channels: patch.channels ? channelsOf(id, patch.channels, was.channels) : was.channels,
      digest: patch.digest === undefined ? was.digest : patch.digest,
      at: patch.at ?? was.at,
    };
    const next = {
      surveyId: patch.surveyId === undefined ? before.surveyId : patch.surveyId,
      filter: filter === undefined ? before.filter : filter,
      alert,
    };
    await checkAlert(tx, workspaceId, next, { draft: status === "draft" });
    const rhythm = alert.digest !== was.digest || alert.at !== was.at || before.digestDueAt === null;
    const draftEnds = before.status === "draft" && status !== "draft";
    const [row] = await tx
      .update(automations)
      .set({
        ...next,
        ...(rhythm ? { digestDueAt: await dueAt(tx, workspaceId, alert, now) } : {}),
        ...(name === undefined ? {} : { name }),
        ...(autoDisableAfter === undefined ? {} : { autoDisableAfter }),
        ...(status === before.status ? {} : statusOf(status, "manual", now)),
        ...(draftEnds ? { wizardStep: null } : {}),
        ...(before.status === "draft" && enabled !== undefined ? { wizardEnabled: enabled } : {}),
        ...(errorNotifications?.enabled === undefined
          ? {}
          : { notificationsEnabled: errorNotifications.enabled }),
        ...{ updatedAt: now, updatedBy: actor },
      })
      .where(eq(automations.id, id))
      .returning();
    if (errorNotifications?.recipients)
      await setRecipients(tx, id, errorNotifications.recipients, actor, now);
    return row!;
  });
}

async function dueAt(tx: Tx, workspaceId: string, alert: Alert, now: Date): Promise<Date | null> {
  const { timeZone } = workspaces;
  const [row] = await tx.select({ timeZone }).from(workspaces).where(eq(workspaces.id, workspaceId));
  return nextDigest(alert, row?.timeZone ?? "UTC", now);
}

const isMasked = (url: string) => url.includes("•");

/** What may be seen of a channel's URL: its host, for the rest opens it. */
function maskedUrl(url: string): string {
  return `${new URL(url).origin}/${"•".repeat(8)}`;
}

/** @throws AppError invalid_request for a URL that is not posted to */
async function checkTargets(channels: readonly ChannelInput[]): Promise<void> {
  const errors: FieldError[] = [];
  for (const [i, channel] of channels.entries()) {
    if (channel.kind === "email" || isMasked(channel.url)) continue;
    const fault = await targetFaultOf(channel.url);
    if (fault) errors.push({ field: `channels[${i}].url`, ...fault });
  }
  if (errors.length > 0) throw invalidRequest(errors);
}

/** Channels as they are stored: those that were there keep their ids, tokens and sealed URLs. */
function channelsOf(
  automationId: string,
  given: readonly ChannelInput[],
  before: readonly AlertChannel[],
): AlertChannel[] {
  const left = [...before];
  const take = (fits: (channel: AlertChannel) => boolean) => {
    const at = left.findIndex(fits);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  return given.map((channel, i): AlertChannel => {
    if (channel.kind === "email") {
      const { to, locale } = channel;
      const same = take((each) => each.kind === "email" && each.to === to);
      if (same?.kind === "email") return { ...same, locale };
      return {
        ...{ id: newId("channel"), kind: "email", to, locale },
        stopToken: newToken(),
        stopped: false,
      };
    }
    const { kind, url, locale } = channel;
    if (!isMasked(url))
      return { id: newId("channel"), kind, url: seal(url, automationId), shown: maskedUrl(url), locale };
    const same = take((each) => each.kind === kind && each.shown === url);
    if (same && same.kind !== "email") return { ...same, locale };
    const message = "Is masked, and no channel of this alert has it: give the whole URL.";
    throw invalidRequest([{ field: `channels[${i}].url`, code: "invalid_url", message }]);
  });
}

/**
 * Checks an alert against the survey that it names. A draft may lack things, but not have wrong ones.
 * @throws AppError not_found where the survey is not of the workspace; invalid_request with each fault
 */
export async function checkAlert(
  tx: Tx,
  workspaceId: string,
  { surveyId, filter, alert }: { surveyId: string | null; filter: Filter | null; alert: Alert | null },
  { draft }: { draft: boolean },
): Promise<void> {
  const survey = surveyId === null ? undefined : await findSurvey(tx, workspaceId, surveyId);
  const missing = "There is no survey with this id in this workspace.";
  if (surveyId !== null && !survey)
    throw new AppError("not_found", missing, {
      errors: [{ field: "surveyId", code: "not_found", message: missing }],
    });
  const errors: FieldError[] = [];
  if (!draft && !survey) errors.push({ field: "surveyId", code: "missing_field", message: "Is required." });
  if (!draft && (alert?.channels.length ?? 0) === 0)
    errors.push({ field: "channels", code: "missing_field", message: "Whom shall it tell? Add a channel." });
  if (survey && filter) {
    const external = survey.kind === "external";
    for (const { path, code, message } of conditionFaults(filter, ["filter"], survey))
      if (!(external && code === "unknown_question")) errors.push({ field: fieldPath(path), code, message });
  }
  if (errors.length > 0) throw invalidRequest(errors);
}
