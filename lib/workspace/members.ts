import { and, asc, eq } from "drizzle-orm";
import type { Db, Tx } from "@/db";
import { apiTokens, members, type Role, sessions, users } from "@/db/schema";
import { endResets } from "../auth/open-links";
import { AppError, notFound } from "../errors";

/** A member as the list shows it. */
export type ListedMember = {
  userId: string;
  email: string;
  name: string;
  role: Role;
  createdAt: Date;
};

/** The members of a workspace, in the order in which they came. */
export async function listMembers(db: Tx, workspaceId: string): Promise<ListedMember[]> {
  return await db
    .select({
      userId: users.id,
      email: users.email,
      name: users.name,
      role: members.role,
      createdAt: members.createdAt,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.workspaceId, workspaceId))
    .orderBy(asc(members.createdAt), asc(users.id));
}

/**
 * Gives a member another role; links to a new password that were made for them as what they were end.
 * @throws AppError not_found; conflict where no owner would remain
 */
export async function setRole(db: Db, workspaceId: string, userId: string, role: Role): Promise<void> {
  await db.transaction(async (tx) => {
    await lockMember(tx, workspaceId, userId, role === "owner");
    await tx
      .update(members)
      .set({ role })
      .where(and(eq(members.workspaceId, workspaceId), eq(members.userId, userId)));
    await endResets(tx, userId);
  });
}

/**
 * Removes a member: what they have open in the workspace ends with the next request. Their management tokens for it go
 * too, and do not come back with them; so do links to a new password.
 * @throws AppError not_found; conflict where no owner would remain
 */
export async function removeMember(db: Db, workspaceId: string, userId: string): Promise<void> {
  await db.transaction(async (tx) => {
    await lockMember(tx, workspaceId, userId, false);
    await tx.delete(members).where(and(eq(members.workspaceId, workspaceId), eq(members.userId, userId)));
    await tx
      .delete(apiTokens)
      .where(and(eq(apiTokens.workspaceId, workspaceId), eq(apiTokens.userId, userId)));
    await endResets(tx, userId);
    await tx
      .update(sessions)
      .set({ workspaceId: null })
      .where(and(eq(sessions.userId, userId), eq(sessions.workspaceId, workspaceId)));
  });
}

/** Holds the members' rows, so that two owners cannot remove each other at once. */
async function lockMember(tx: Tx, workspaceId: string, userId: string, staysOwner: boolean): Promise<void> {
  const rows = await tx
    .select({ userId: members.userId, role: members.role })
    .from(members)
    .where(eq(members.workspaceId, workspaceId))
    .orderBy(asc(members.userId))
    .for("update");
  if (!rows.some((row) => row.userId === userId)) throw notFound("member");
  const owners = rows.filter(({ role }) => role === "owner");
  if (!staysOwner && owners.length === 1 && owners[0]!.userId === userId)
    throw new AppError("conflict", "A workspace keeps at least one owner.", { reason: "last_owner" });
}
