import { and, desc, eq, ilike, lt, or } from "drizzle-orm";
import type { Tx } from "@/db";
import { capturedMails } from "@/db/schema";
import { notFound } from "../errors";
import { containing } from "../list/containing";
import { afterOf, type Page, type Paged, pageOf } from "../list/page";

/** A captured mail as it is stored. */
export type CapturedMail = typeof capturedMails.$inferSelect;

/** A captured mail as a list shows it. */
export type ListedMail = Pick<CapturedMail, "id" | "to" | "subject" | "createdAt">;

/** The captured mails of a workspace, newest first. @param search part of an address or a subject */
export async function listMails(
  db: Tx,
  workspaceId: string,
  page: Page,
  search?: string,
): Promise<Paged<ListedMail>> {
  const after = afterOf(page);
  const like = search ? containing(search) : undefined;
  const { id, to, subject, createdAt } = capturedMails;
  const rows = await db
    .select({ id, to, subject, createdAt })
    .from(capturedMails)
    .where(
      and(
        eq(capturedMails.workspaceId, workspaceId),
        after ? lt(id, after) : undefined,
        like ? or(ilike(to, like), ilike(subject, like)) : undefined,
      ),
    )
    .orderBy(desc(id))
    .limit(page.limit + 1);
  return pageOf(rows, page.limit);
}

/** A captured mail of the workspace. @throws AppError not_found */
export async function getMail(db: Tx, workspaceId: string, id: string): Promise<CapturedMail> {
  const [row] = await db
    .select()
    .from(capturedMails)
    .where(and(eq(capturedMails.workspaceId, workspaceId), eq(capturedMails.id, id)));
  if (!row) throw notFound("mail");
  return row;
}
