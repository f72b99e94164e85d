import { and, asc, desc, eq, gt, lt, ne } from "drizzle-orm";
import type { Tx } from "@/db";
import { members, type Role, sessions, users, workspaces } from "@/db/schema";
import { newId } from "../ids";

/** How long a browser stays signed in. */
export const sessionDays = 30;

/** Who is signed in, where, and what they may do there. */
export type Member = {
  session: { id: string };
  user: { id: string; email: string; name: string };
  workspace: typeof workspaces.$inferSelect;
  role: Role;
  /** All workspaces of this person, the present one included. */
  workspaces: { id: string; name: string }[];
};

/** A signed-in browser as its owner sees it. */
export type SessionTrace = Pick<
  typeof sessions.$inferSelect,
  "id" | "userAgent" | "createdAt" | "lastSeenAt"
>;

/** Begins a session. @returns its id, which the cookie carries sealed */
export async function startSession(
  db: Tx,
  { userId, userAgent }: { userId: string; userAgent: string },
  now: Date,
): Promise<string> {
  const id = newId("session");
  const expiresAt = new Date(now.getTime() + sessionDays * 86_400_000);
  await db.insert(sessions).values({
    id,
    userId,
    userAgent: userAgent.slice(0, 300),
    createdAt: now,
    lastSeenAt: now,
    expiresAt,
  });
  return id;
}

/**
 * The member behind a session, or undefined where it has ended or its user is in no workspace. Asked in every request,
 * so that signing out everywhere and removing a member work at once. A workspace that was left is replaced by the first.
 */
export async function findMember(db: Tx, sessionId: string, now: Date): Promise<Member | undefined> {
  const rows = await db
    .select({
      session: sessions,
      user: { id: users.id, email: users.email, name: users.name },
      workspace: workspaces,
      role: members.role,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(members, eq(members.userId, users.id))
    .innerJoin(workspaces, eq(workspaces.id, members.workspaceId))
    .where(and(eq(sessions.id, sessionId), gt(sessions.expiresAt, now)))
    .orderBy(asc(members.createdAt), asc(workspaces.id));
  const row = rows.find(({ session, workspace }) => workspace.id === session.workspaceId) ?? rows[0];
  if (!row) return undefined;
  await touch(db, row.session, now);
  return {
    session: { id: row.session.id },
    user: row.user,
    workspace: row.workspace,
    role: row.role,
    workspaces: rows.map(({ workspace: { id, name } }) => ({ id, name })),
  };
}

/** The open sessions of a user, the one used last first. */
export async function listSessions(db: Tx, userId: string, now: Date): Promise<SessionTrace[]> {
  const { id, userAgent, createdAt, lastSeenAt } = sessions;
  return await db
    .select({ id, userAgent, createdAt, lastSeenAt })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, now)))
    .orderBy(desc(lastSeenAt));
}

/** Ends one session of a user. */
export async function endSession(db: Tx, userId: string, sessionId: string): Promise<void> {
  await db.delete(sessions).where(and(eq(sessions.userId, userId), eq(sessions.id, sessionId)));
}

/** Ends all sessions of a user, but the one to keep. */
export async function endOtherSessions(db: Tx, userId: string, keep: string | null): Promise<void> {
  await db
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), keep === null ? undefined : ne(sessions.id, keep)));
}

/** Goes over to another workspace of the same person; one that is not theirs changes nothing. */
export async function switchWorkspace(db: Tx, member: Member, workspaceId: string): Promise<void> {
  if (!member.workspaces.some(({ id }) => id === workspaceId)) return;
  await db.update(sessions).set({ workspaceId }).where(eq(sessions.id, member.session.id));
}

/** Remembers that the session was used, at most every five minutes. */
async function touch(db: Tx, session: { id: string; lastSeenAt: Date }, now: Date): Promise<void> {
  const fiveMinutesAgo = new Date(now.getTime() - 5 * 60_000);
  if (session.lastSeenAt >= fiveMinutesAgo) return;
  await db
    .update(sessions)
    .set({ lastSeenAt: now })
    .where(and(eq(sessions.id, session.id), lt(sessions.lastSeenAt, fiveMinutesAgo)));
}
