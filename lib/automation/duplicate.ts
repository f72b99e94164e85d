import type { Db } from "@/db";
import { type Alert, type AlertChannel, automations } from "@/db/schema";
import type { Actor } from "../edit/seen";
import { newId, newToken } from "../ids";
import { seal, unseal } from "../sealed";
import { getAutomation } from "./queries";

/** The wizard's step at which a copy begins: its hook is new and must be tested. */
const connectionStep = 4;

/**
 * Makes a draft with the set-up of another automation. Hook, signing secret, recipients and history are its
 * own, and its key is made where it is shown.
 * @param named makes the copy's name out of the name of the first, cut to what a name may hold
 * @returns the id of the copy
 * @throws AppError not_found
 */
export async function duplicateAutomation(
  db: Db,
  workspaceId: string,
  id: string,
  named: (name: string) => string,
  now: Date,
  actor: Actor,
): Promise<string> {
  return await db.transaction(async (tx) => {
    const original = await getAutomation(tx, workspaceId, id);
    const copy = newId("automation");
    await tx.insert(automations).values({
      ...original,
      id: copy,
      name: [...named(original.name)].slice(0, 200).join(""),
      status: "draft",
      wizardStep: connectionStep,
      alert: original.alert && copiedAlert(original.alert, id, copy),
      ...{ signingSecret: null, formerSigningSecret: null, formerSigningSecretEnds: null },
      senderSecret: null,
      formerSenderSecret: null,
      formerSenderSecretEnds: null,
      lastHandshakeAt: null,
      failuresInARow: 0,
      disabledReason: null,
      disabledDetails: null,
      disabledAt: null,
      version: 1,
      createdAt: now,
      updatedAt: now,
      updatedBy: actor,
    });
    return copy;
  });
}

/** An alert's channels under ids and tokens of the copy's own; a URL that does not open is left out. */
function copiedAlert(alert: Alert, from: string, to: string): Alert {
  const channels = alert.channels.flatMap((channel): AlertChannel[] => {
    const id = newId("channel");
    if (channel.kind === "email") return [{ ...channel, id, stopToken: newToken(), stopped: false }];
    const url = unseal(channel.url, from);
    return url === null ? [] : [{ ...channel, id, url: seal(url, to) }];
  });
  return { ...alert, channels };
}
