import { and, desc, eq, inArray, or, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db";
import { automations, messages } from "@/db/schema";
import { AppError } from "../errors";
import { deleteMessage } from "../message/mutations";
import type { Automation } from "./queries";

/** An automation that sends a message: as its invitation, or as a reminder. */
export type MessageUse = Pick<Automation, "id" | "name" | "status" | "surveyId">;

/** Which automations send each of some messages, newest first; every id is there. */
export async function usesOfMessages(
  db: Tx,
  workspaceId: string,
  messageIds: readonly string[],
): Promise<Map<string, MessageUse[]>> {
  const found = new Map(messageIds.map((id) => [id, [] as MessageUse[]]));
  if (messageIds.length === 0) return found;
  const { id, name, status, surveyId, messageId, reminders } = automations;
  const rows = await db
    .select({ id, name, status, surveyId, messageId, reminders })
    .from(automations)
    .where(
      and(
        eq(automations.workspaceId, workspaceId),
        or(inArray(messageId, [...messageIds]), sql`${reminders} <> '[]'::jsonb`),
      ),
    )
    .orderBy(desc(id));
  for (const { messageId: own, reminders: later, ...use } of rows)
    for (const each of new Set([own, ...later.map((reminder) => reminder.messageId)]))
      if (each !== null) found.get(each)?.push(use);
  return found;
}

/**
 * Deletes a message that no automation sends.
 * @throws AppError not_found; conflict where one does
 */
export async function deleteUnusedMessage(db: Db, workspaceId: string, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    // An automation that begins to use it waits here for its foreign key.
    await tx.select({ id: messages.id }).from(messages).where(eq(messages.id, id)).for("update");
    const uses = (await usesOfMessages(tx, workspaceId, [id])).get(id)!;
    if (uses.length > 0)
      throw new AppError("conflict", `It is sent by ${uses.map(({ name }) => name).join(", ")}.`, {
        reason: "sent_out",
      });
    await deleteMessage(tx, workspaceId, id);
  });
}
