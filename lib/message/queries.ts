import { and, desc, eq, ilike, lt } from "drizzle-orm";
import type { Tx } from "@/db";
import { messages } from "@/db/schema";
import { notFound } from "../errors";
import { containing } from "../list/containing";
import { afterOf, type Page, type Paged, pageOf } from "../list/page";

/** A message as it is stored. */
export type Message = typeof messages.$inferSelect;

/** Subject and Markdown body by language, as they are stored. */
export type MessageContent = Message["content"];

/**
 * The messages of a workspace, newest first.
 * @param search part of a name
 */
export async function listMessages(
  db: Tx,
  workspaceId: string,
  page: Page,
  search?: string,
): Promise<Paged<Message>> {
  const after = afterOf(page);
  const rows = await db
    .select()
    .from(messages)
    .where(
      and(
        eq(messages.workspaceId, workspaceId),
        search ? ilike(messages.name, containing(search)) : undefined,
        after ? lt(messages.id, after) : undefined,
      ),
    )
    .orderBy(desc(messages.id))
    .limit(page.limit + 1);
  return pageOf(rows, page.limit);
}

/** A message of the workspace, or undefined. */
export async function findMessage(db: Tx, workspaceId: string, id: string): Promise<Message | undefined> {
  const [row] = await db
    .select()
    .from(messages)
    .where(and(eq(messages.workspaceId, workspaceId), eq(messages.id, id)));
  return row;
}

/** A message of the workspace. @throws AppError not_found */
export async function getMessage(db: Tx, workspaceId: string, id: string): Promise<Message> {
  const row = await findMessage(db, workspaceId, id);
  if (!row) throw notFound("message");
  return row;
}
