import { eq } from "drizzle-orm";
import type { Db, Tx } from "@/db";
import { automations, type Filter, type Outgoing } from "@/db/schema";
import { type Actor, refuseUnseen, type Seen } from "@/lib/edit/seen";
import { AppError, type FieldError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { fieldPath, invalidRequest } from "@/lib/input/field-errors";
import { includable } from "@/lib/outgoing/body";
import { renewedSecret } from "@/lib/outgoing/signature";
import { hostOf, targetFaultOf } from "@/lib/outgoing/target";
import { seal } from "@/lib/sealed";
import { newSigningSecret } from "@/lib/secret";
import { findSurvey } from "@/lib/survey/queries";
import { conditionFaults } from "@/lib/survey/question/logic-faults";
import { lockAutomation } from "../lock";
import type { Automation } from "../queries";
import { setRecipients } from "../recipients";
import { statusAfter, statusOf } from "../status-columns";
import type { OutgoingInput, OutgoingPatch } from "./schema";

/**
 * Makes an outgoing webhook with its signing secret.
 * @param input checked by `outgoingInput`
 * @returns the automation, and the secret: this is the only time it is known
 * @throws AppError not_found for a survey of another workspace; invalid_request
 */
export async function createOutgoing(
  db: Db,
  workspaceId: string,
  input: OutgoingInput,
  now: Date,
  actor: Actor = null,
): Promise<{ automation: Automation; signingSecret: string }> {
  const { errorNotifications, enabled, status: wished, name, filter, autoDisableAfter } = input;
  const { surveyId = null, url = null, events, include, values, headers } = input;
  const status = wished ?? (enabled === false ? "disabled" : "enabled");
  const signingSecret = input.signingSecret ?? newSigningSecret();
  const outgoing = await targeted({ url, events, include, values, headers }, url);
  return await db.transaction(async (tx) => {
    await checkOutgoing(tx, workspaceId, { surveyId, filter, outgoing }, { draft: status === "draft" });
    const id = newId("automation");
    const [automation] = await tx
      .insert(automations)
      .values({
        ...{ id, workspaceId, name, type: "outgoing_webhook", surveyId, filter, outgoing, autoDisableAfter },
        ...{ fields: [], mapping: {}, signingSecret: seal(signingSecret, id) },
        ...statusOf(status, "manual", now),
        notificationsEnabled: errorNotifications.enabled ?? (errorNotifications.recipients ?? []).length > 0,
        wizardStep: status === "draft" ? 1 : null,
        wizardEnabled: enabled ?? true,
        ...{ createdAt: now, updatedAt: now, updatedBy: actor },
      })
      .returning();
    await setRecipients(tx, id, errorNotifications.recipients ?? [], actor, now);
    return { automation: automation!, signingSecret };
  });
}

/**
 * Changes an outgoing webhook; each field given is replaced as a whole.
 * @param seen what the writer has read; left out, whatever is there is written over
 * @throws AppError not_found, invalid_request, conflict; ChangedMeanwhile
 */
export async function updateOutgoing(
  db: Db,
  workspaceId: string,
  id: string,
  patch: OutgoingPatch,
  now: Date,
  actor: Actor = null,
  seen?: Seen<Automation>,
): Promise<Automation> {
  // Names are looked up before the row is held.
  const fault = patch.url ? await targetFaultOf(patch.url) : null;
  if (fault) throw invalidRequest([{ field: "url", ...fault }]);
  return await db.transaction(async (tx) => {
    const before = await lockAutomation(tx, workspaceId, id);
    await refuseUnseen(tx, before, seen);
    const { errorNotifications, enabled, status: wished, name, filter, autoDisableAfter } = patch;
    const status = statusAfter(before.status, wished, enabled);
    const outgoing = laidOver(before.outgoing, patch);
    const next = {
      surveyId: patch.surveyId === undefined ? before.surveyId : patch.surveyId,
      filter: filter === undefined ? before.filter : filter,
      outgoing,
    };
    await checkOutgoing(tx, workspaceId, next, { draft: status === "draft" });
    const draftEnds = before.status === "draft" && status !== "draft";
    const [row] = await tx
      .update(automations)
      .set({
        ...next,
        ...(name === undefined ? {} : { name }),
        ...(autoDisableAfter === undefined ? {} : { autoDisableAfter }),
        ...(status === before.status ? {} : statusOf(status, "manual", now)),
        ...(draftEnds ? { wizardStep: null, ...missingSecret(before) } : {}),
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

/**
 * Makes a new signing secret; both sign until the overlap has passed.
 * @param overlap an ISO 8601 duration
 * @returns the secret: this is the only time it is known
 * @throws AppError not_found; conflict for an automation that posts nothing
 */
export async function renewSigningSecret(
  db: Db,
  workspaceId: string,
  id: string,
  overlap: string,
  now: Date,
): Promise<{ signingSecret: string; formerEnds: Date }> {
  return await db.transaction(async (tx) => {
    const automation = await lockAutomation(tx, workspaceId, id);
    refuseUnlessOutgoing(automation);
    const { signingSecret, columns } = renewedSecret(automation, overlap, now);
    await tx.update(automations).set(columns).where(eq(automations.id, id));
    return { signingSecret, formerEnds: columns.formerSigningSecretEnds ?? now };
  });
}

/** @throws AppError conflict for an automation of another kind */
export function refuseUnlessOutgoing({ type }: Pick<Automation, "type">): void {
  if (type === "outgoing_webhook") return;
  throw new AppError("conflict", "Only an outgoing webhook posts something.", { reason: "not_outgoing" });
}

/** The signing secret of an outgoing webhook that is finished without one, as a copy is whose secret nobody asked for. */
export function missingSecret({ id, signingSecret }: Automation): Pick<Automation, "signingSecret"> {
  return { signingSecret: signingSecret ?? seal(newSigningSecret(), id) };
}

/** What an automation posts, and where. @throws AppError invalid_request */
async function targeted(
  given: Omit<Outgoing, "host" | "url"> & { url: string | null },
  url: string | null,
): Promise<Outgoing> {
  if (url === null) return { ...given, url: "", host: "" };
  const fault = await targetFaultOf(url);
  if (fault) throw invalidRequest([{ field: "url", ...fault }]);
  return { ...given, url, host: hostOf(url) };
}

const nothingYet: Outgoing = {
  ...{ url: "", host: "" },
  events: ["response.completed"],
  include: null,
  values: "codes",
  headers: {},
};

function laidOver(before: Outgoing | null, patch: OutgoingPatch): Outgoing {
  const { url = before?.url || null, events, include, values, headers } = patch;
  const chosen = { ...(before ?? nothingYet) };
  const given = { events, include, values, headers };
  for (const [key, value] of Object.entries(given))
    if (value !== undefined) Object.assign(chosen, { [key]: value });
  return url === null ? { ...chosen, url: "", host: "" } : { ...chosen, url, host: hostOf(url) };
}

/**
 * Checks what is posted against the survey that it names. A draft may lack things, but not have wrong ones.
 * @throws AppError not_found where the survey is not of the workspace; invalid_request with each fault
 */
export async function checkOutgoing(
  tx: Tx,
  workspaceId: string,
  {
    surveyId,
    filter,
    outgoing,
  }: { surveyId: string | null; filter: Filter | null; outgoing: Outgoing | null },
  { draft }: { draft: boolean },
): Promise<void> {
  const survey = surveyId === null ? undefined : await findSurvey(tx, workspaceId, surveyId);
  const missing = "There is no survey with this id in this workspace.";
  if (surveyId !== null && !survey)
    throw new AppError("not_found", missing, {
      errors: [{ field: "surveyId", code: "not_found", message: missing }],
    });
  const errors: FieldError[] = [];
  const required = (field: string) => errors.push({ field, code: "missing_field", message: "Is required." });
  if (!draft && !survey) required("surveyId");
  if (!draft && !outgoing?.url) required("url");
  if (survey) {
    const known = new Set(includable(survey));
    const external = survey.kind === "external";
    for (const [i, name] of (outgoing?.include ?? []).entries()) {
      if (known.has(name) || name === "respondent.id" || (external && name.startsWith("answers."))) continue;
      const message = `${name} is nothing that the survey knows: respondent.email, variables.NAME or answers.KEY.`;
      errors.push({ field: `include[${i}]`, code: "unknown_field", message });
    }
    const faults = filter ? conditionFaults(filter, ["filter"], survey) : [];
    for (const { path, code, message } of faults)
      if (!(external && code === "unknown_question")) errors.push({ field: fieldPath(path), code, message });
  }
  if (errors.length > 0) throw invalidRequest(errors);
}
