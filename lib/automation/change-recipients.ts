import { and, eq, gt } from "drizzle-orm";
import type { Db } from "@/db";
import { notices } from "@/db/schema";
import { AppError } from "../errors";
import { newId } from "../ids";
import { invalidRequest } from "../input/field-errors";
import { lockAutomation } from "./lock";
import { addRecipients, maxRecipients, recipientsOf, removeRecipient } from "./recipients";

/** One test notice an automation in so long: the button is no way to flood somebody's inbox. */
const testGap = 30_000;

/**
 * Puts one address on an automation's list; its owner is told by mail. The caller wakes the engine.
 * @param email checked by `addressInput`
 * @throws AppError not_found; invalid_request with `duplicate` or `too_many` where it cannot be added
 */
export async function addRecipient(
  db: Db,
  workspaceId: string,
  automationId: string,
  email: string,
  addedBy: string | null,
  now: Date,
): Promise<void> {
  await db.transaction(async (tx) => {
    await lockAutomation(tx, workspaceId, automationId);
    const present = (await recipientsOf(tx, [automationId])).get(automationId)!;
    if (present.some((each) => each.email.toLowerCase() === email.toLowerCase()))
      throw refused("duplicate", "This address is on the list already.");
    if (present.length >= maxRecipients)
      throw refused("too_many", `There can be at most ${maxRecipients} recipients.`);
    await addRecipients(tx, automationId, [email], addedBy, now);
  });
}

/** Takes an address off an automation's list. Safe to repeat. @throws AppError not_found where there is no automation */
export async function dropRecipient(
  db: Db,
  workspaceId: string,
  automationId: string,
  recipientId: string,
): Promise<void> {
  await db.transaction(async (tx) => {
    await lockAutomation(tx, workspaceId, automationId);
    await removeRecipient(tx, automationId, recipientId);
  });
}

/**
 * Writes a test notice to each recipient who has not stopped the mails, whether notifications are on or off. The caller
 * wakes the engine.
 * @returns how many were written
 * @throws AppError not_found; rate_limited where the last test was seconds ago
 */
export async function sendTestNotice(
  db: Db,
  workspaceId: string,
  automationId: string,
  now: Date,
): Promise<number> {
  return await db.transaction(async (tx) => {
    await lockAutomation(tx, workspaceId, automationId);
    const [recent] = await tx
      .select({ id: notices.id })
      .from(notices)
      .where(
        and(
          eq(notices.automationId, automationId),
          eq(notices.kind, "test"),
          gt(notices.createdAt, new Date(now.getTime() - testGap)),
        ),
      )
      .limit(1);
    if (recent)
      throw new AppError("rate_limited", "A test notice was sent a moment ago. Wait half a minute.");
    const present = (await recipientsOf(tx, [automationId])).get(automationId)!;
    const active = present.filter(({ status }) => status === "active");
    if (active.length === 0) return 0;
    await tx.insert(notices).values(
      active.map(({ id }) => ({
        id: newId("notice"),
        automationId,
        recipientId: id,
        kind: "test" as const,
        cause: "test",
        facts: {},
        status: "waiting" as const,
        dueAt: now,
        createdAt: now,
      })),
    );
    return active.length;
  });
}

function refused(code: "duplicate" | "too_many", message: string): AppError {
  return invalidRequest([{ field: "email", code, message }]);
}
