import { eq } from "drizzle-orm";
import type { Db } from "@/db";
import { automations } from "@/db/schema";
import type { Actor } from "../edit/seen";
import { AppError } from "../errors";
import { invalidRequest } from "../input/field-errors";
import { lockAutomation } from "./lock";
import type { Automation } from "./queries";
import { checkedSetup } from "./setup/checked-setup";

/** The status of an automation. */
export type AutomationStatus = Automation["status"];

const running = { disabledReason: null, disabledDetails: null, disabledAt: null };

/** The columns of a status that begins now; enabling forgets failures and reason. */
export function statusOf(status: AutomationStatus, reason: string, now: Date) {
  if (status === "disabled")
    return { status, disabledReason: reason, disabledDetails: null, disabledAt: now };
  if (status === "enabled") return { status, ...running, failuresInARow: 0 };
  return { status, ...running };
}

/**
 * The status that a patch asks for. Of `status` and `enabled`, what repeats the present state asks for nothing, so that
 * an answer of GET can be changed in one of them and sent back.
 * @throws AppError invalid_request where both ask for different things; conflict where a draft would come back
 */
export function statusAfter(
  before: AutomationStatus,
  status: AutomationStatus | undefined,
  enabled: boolean | undefined,
): AutomationStatus {
  const byStatus = status === before ? undefined : status;
  const byEnabled =
    before === "draft" || enabled === undefined || enabled === (before === "enabled")
      ? undefined
      : enabled
        ? "enabled"
        : "disabled";
  if (byStatus && byEnabled && (byStatus === "enabled") !== (byEnabled === "enabled")) {
    const message = `status asks for ${byStatus}, enabled for ${byEnabled}. Leave one of them out.`;
    throw invalidRequest([{ field: "enabled", code: "invalid_value", message }]);
  }
  const after = byStatus ?? byEnabled ?? before;
  if (after === "draft" && before !== "draft")
    throw new AppError("conflict", "A finished automation is no draft again.", { reason: "finished" });
  return after;
}

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
    const setup =
      before.status === "draft" ? await checkedSetup(tx, workspaceId, before, { draft: false }) : {};
    const [row] = await tx
      .update(automations)
      .set({ ...setup, ...statusOf("enabled", "", now), wizardStep: null, updatedAt: now, updatedBy: actor })
      .where(eq(automations.id, id))
      .returning();
    return row!;
  });
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
