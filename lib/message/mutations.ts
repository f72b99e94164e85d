import { and, eq } from "drizzle-orm";
import type { Db, Tx } from "@/db";
import { messages } from "@/db/schema";
import { type Actor, refuseUnseen, type Seen } from "../edit/seen";
import { notFound } from "../errors";
import { newId } from "../ids";
import { getMessage, type Message } from "./queries";
import type { MessageInput, MessagePatch } from "./schema";

/** Makes a message. @param input checked by `messageInput` */
export async function createMessage(
  db: Tx,
  workspaceId: string,
  input: MessageInput,
  now: Date,
  actor: Actor = null,
): Promise<Message> {
  const [row] = await db
    .insert(messages)
    .values({ ...input, id: newId("message"), workspaceId, createdAt: now, updatedAt: now, updatedBy: actor })
    .returning();
  return row!;
}

/**
 * Changes a message.
 * @param patch checked by `messagePatch`
 * @param seen what the writer has read; left out, whatever is there is written over
 * @throws AppError not_found; ChangedMeanwhile
 */
export async function updateMessage(
  db: Db,
  workspaceId: string,
  id: string,
  patch: MessagePatch,
  now: Date,
  actor: Actor = null,
  seen?: Seen<Message>,
): Promise<Message> {
  return await db.transaction(async (tx) => {
    const mine = and(eq(messages.workspaceId, workspaceId), eq(messages.id, id));
    const [before] = await tx.select().from(messages).where(mine).for("update");
    if (!before) throw notFound("message");
    await refuseUnseen(tx, before, seen);
    const change = { ...patch, updatedAt: now, updatedBy: actor };
    const [row] = await tx.update(messages).set(change).where(mine).returning();
    return row!;
  });
}

/**
 * Makes a message with the content of another.
 * @param named makes the copy's name out of the name of the first, cut to what a name may hold
 * @returns the id of the copy
 * @throws AppError not_found
 */
export async function duplicateMessage(
  db: Db,
  workspaceId: string,
  id: string,
  named: (name: string) => string,
  now: Date,
  actor: Actor,
): Promise<string> {
  const { name, kind, content, replyTo, senderName } = await getMessage(db, workspaceId, id);
  const copy = { name: [...named(name)].slice(0, 200).join(""), kind, content, replyTo, senderName };
  return (await createMessage(db, workspaceId, copy, now, actor)).id;
}

/**
 * Deletes a message. Automations that used it stay, and say that they have no message.
 * @throws AppError not_found
 */
export async function deleteMessage(db: Tx, workspaceId: string, id: string): Promise<void> {
  const gone = await db
    .delete(messages)
    .where(and(eq(messages.workspaceId, workspaceId), eq(messages.id, id)))
    .returning({ id: messages.id });
  if (gone.length === 0) throw notFound("message");
}
