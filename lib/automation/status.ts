import { eq } from "drizzle-orm";
import type { Db, Tx } from "@/db";
import { automations } from "@/db/schema";
import type { Actor } from "../edit/seen";
import { AppError } from "../errors";
import { checkAlert } from "./alert/mutations";
import { lockAutomation } from "./lock";
import { checkOutgoing, missingSecret } from "./outgoing/mutations";
import type { Automation } from "./queries";
import { checkedSetup } from "./setup/checked-setup";
import { statusOf } from "./status-columns";

/**
 * Enables an automation and forgets its failures; a draft is finished by it. What was held stays held until it is
 * released or discarded.
 * @throws AppError not_found; invalid_request where the set-up is incomplete
 */
export async function enableAutomation(
  db: Db,
  workspaceId: string,
  id: string,
  now: Date,
  actor: Actor = null,
): Promise<Automation> {
  return await db.transaction(async (tx) => {
    const before = await lockAutomation(tx, workspaceId, id);
    if (before.status === "enabled") return before;
    const setup = before.status === "draft" ? await finishedSetup(tx, workspaceId, before) : {};
    const [row] = await tx
      .update(automations)
      .set({ ...setup, ...statusOf("enabled", "", now), wizardStep: null, updatedAt: now, updatedBy: actor })
      .where(eq(automations.id, id))
      .returning();
    return row!;
  });
}

/** What a draft is finished with. */
async function finishedSetup(tx: Tx, workspaceId: string, draft: Automation): Promise<Partial<Automation>> {
  if (draft.type === "incoming_webhook") return await checkedSetup(tx, workspaceId, draft, { draft: false });
  if (draft.type === "alert") await checkAlert(tx, workspaceId, draft, { draft: false });
  else {
    await checkOutgoing(tx, workspaceId, draft, { draft: false });
    return missingSecret(draft);
  }
  return {};
}

/** Disables an automation. @param reason its code; `manual` where a person did it @throws AppError not_found, conflict */
export async function disableAutomation(
  db: Db,
  workspaceId: string,
  id: string,
  reason: string,
  now: Date,
  actor: Actor = null,
): Promise<Automation> {
  return await stop(db, workspaceId, id, "disabled", reason, now, actor);
}

/** Pauses an automation. @throws AppError not_found, conflict */
export async function pauseAutomation(
  db: Db,
  workspaceId: string,
  id: string,
  now: Date,
  actor: Actor = null,
): Promise<Automation> {
  return await stop(db, workspaceId, id, "paused", "", now, actor);
}

async function stop(
  db: Db,
  workspaceId: string,
  id: string,
  status: "disabled" | "paused",
  reason: string,
  now: Date,
  actor: Actor,
): Promise<Automation> {
  return await db.transaction(async (tx) => {
    const before = await lockAutomation(tx, workspaceId, id);
    if (before.status === status) return before;
    if (before.status === "draft")
      throw new AppError("conflict", "A draft takes no live requests: finish it first.", {
        reason: "unfinished",
      });
    const [row] = await tx
      .update(automations)
      .set({ ...statusOf(status, reason, now), updatedAt: now, updatedBy: actor })
      .where(eq(automations.id, id))
      .returning();
    return row!;
  });
}
