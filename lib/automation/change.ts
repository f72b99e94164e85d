import type { Db } from "@/db";
import type { Actor } from "../edit/seen";
import { invalidRequest } from "../input/field-errors";
import { updateAlert } from "./alert/mutations";
import { type AlertPatch, alertPatch } from "./alert/schema";
import { updateAutomation } from "./mutations";
import { updateOutgoing } from "./outgoing/mutations";
import { type OutgoingPatch, outgoingPatch } from "./outgoing/schema";
import { type Automation, getAutomation } from "./queries";
import { type AutomationPatch, automationPatch } from "./setup/schema";

/** What may be changed of each kind of automation. */
const patches = { incoming_webhook: automationPatch, outgoing_webhook: outgoingPatch, alert: alertPatch };

/** What may be changed of an automation of any kind. */
export type AnyPatch = AutomationPatch | OutgoingPatch | AlertPatch;

/**
 * Changes an automation of whatever kind.
 * @param patch of any kind; what this one does not have is refused
 * @throws AppError not_found, invalid_request, conflict
 */
export async function changeAutomation(
  db: Db,
  workspaceId: string,
  id: string,
  patch: AnyPatch,
  now: Date,
  actor: Actor,
): Promise<Automation> {
  const { type } = await getAutomation(db, workspaceId, id);
  const known = patches[type].shape;
  const strange = Object.keys(patch).filter((key) => !(key in known));
  const message = `An automation of the type ${type} has no such property.`;
  if (strange.length > 0)
    throw invalidRequest(strange.map((field) => ({ field, code: "unknown_field", message })));
  if (patch.type !== undefined && patch.type !== type) {
    const message = `It is of the type ${type}, for good.`;
    throw invalidRequest([{ field: "type", code: "invalid_value", message }]);
  }
  switch (type) {
    case "incoming_webhook":
      return await updateAutomation(db, workspaceId, id, patch as AutomationPatch, now, actor);
    case "outgoing_webhook":
      return await updateOutgoing(db, workspaceId, id, patch as OutgoingPatch, now, actor);
    case "alert":
      return await updateAlert(db, workspaceId, id, patch as AlertPatch, now, actor);
  }
}
