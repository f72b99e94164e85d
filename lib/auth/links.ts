import { and, asc, eq, gt, isNull, ne, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db";
import { mailTokens, members, type Role, users, workspaces } from "@/db/schema";
import { AppError, notFound } from "../errors";
import { newId, newToken } from "../ids";
import { fail, ok, type Result } from "../result";
import { hashSecret } from "../secret";
import { hashPassword, verifyPassword } from "./password";
import { endOtherSessions } from "./sessions";

const resetHours = 24;

/** A link that lets its holder do one thing once. The token is known only now. */
export type NewLink = { token: string; expiresAt: Date };

/** What a link stands for, as the page behind it shows it. */
export type Link = {
  purpose: "invite" | "reset";
  email: string;
  workspace: { id: string; name: string } | null;
  role: Role | null;
  /** Somebody with this address has an account already. */
  hasAccount: boolean;
};

/**
 * Makes the link with which a member chooses a new password, at the wish of an owner.
 * @throws AppError not_found; conflict where the person is a member elsewhere too, for an owner here is none there
 */
export async function createReset(
  db: Db,
  { workspaceId, userId, invitedBy }: { workspaceId: string; userId: string; invitedBy: string },
  now: Date,
): Promise<NewLink & { email: string; locale: string | null }> {
  const [user] = await db
    .select({ email: users.email, locale: users.locale })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.workspaceId, workspaceId), eq(members.userId, userId)));
  if (!user) throw notFound("member");
  const [elsewhere] = await db
    .select({ id: members.workspaceId })
    .from(members)
    .where(and(eq(members.userId, userId), ne(members.workspaceId, workspaceId)))
    .limit(1);
  if (elsewhere)
    throw new AppError("conflict", "This person is a member of another workspace too.", {
      reason: "member_elsewhere",
    });
  return { ...(await storeReset(db, user.email, invitedBy, now)), ...user };
}

/** The same at the person's own wish, with the zone of their first workspace. @returns undefined where nobody has this address */
export async function requestReset(
  db: Db,
  email: string,
  now: Date,
): Promise<(NewLink & { email: string; locale: string | null; timeZone: string }) | undefined> {
  const [user] = await db
    .select({ email: users.email, locale: users.locale, timeZone: workspaces.timeZone })
    .from(users)
    .leftJoin(members, eq(members.userId, users.id))
    .leftJoin(workspaces, eq(workspaces.id, members.workspaceId))
    .where(sameAddress(email))
    .orderBy(asc(members.createdAt), asc(members.workspaceId))
    .limit(1);
  if (!user) return undefined;
  return { ...(await storeReset(db, user.email, null, now)), ...user, timeZone: user.timeZone ?? "UTC" };
}

/** Where the link to a new password leads. */
export function resetUrl(appUrl: string, token: string): string {
  return `${appUrl}/reset/${token}`;
}

/** What a link stands for, or undefined where it is none, was used, or is too old. */
export async function findLink(db: Tx, token: string, now: Date): Promise<Link | undefined> {
  const [row] = await db
    .select({
      purpose: mailTokens.purpose,
      email: mailTokens.email,
      role: mailTokens.role,
      workspace: { id: workspaces.id, name: workspaces.name },
      userId: users.id,
    })
    .from(mailTokens)
    .leftJoin(workspaces, eq(workspaces.id, mailTokens.workspaceId))
    .leftJoin(users, sql`lower(${users.email}) = lower(${mailTokens.email})`)
    .where(open(token, now));
  if (!row) return undefined;
  const { userId, ...link } = row;
  return { ...link, hasAccount: userId !== null };
}

/**
 * Joins the workspace of an invitation: a new account with this password, or the account that has the address, whose
 * password it must be.
 * @returns the user's id; `gone` where the link works no longer, `credentials` for a wrong password
 */
export async function acceptInvite(
  db: Db,
  token: string,
  password: string,
  now: Date,
): Promise<Result<string, "gone" | "credentials">> {
  return await db.transaction(async (tx) => {
    const link = await holdLink(tx, token, now);
    if (link?.purpose !== "invite" || !link.workspaceId || !link.role) return fail("gone" as const);
    const [known] = await tx
      .select({ id: users.id, digest: users.passwordHash })
      .from(users)
      .where(sameAddress(link.email));
    if (known && !(await verifyPassword(known.digest, password))) return fail("credentials" as const);
    const userId = known?.id ?? newId("user");
    if (!known) {
      const passwordHash = await hashPassword(password);
      await tx.insert(users).values({ id: userId, email: link.email, passwordHash, createdAt: now });
    }
    const { workspaceId, role } = link;
    await tx.insert(members).values({ workspaceId, userId, role, createdAt: now }).onConflictDoNothing();
    await use(tx, token, now);
    return ok(userId);
  });
}

/** Sets a new password and ends all sessions of the user. @returns the user's id, or `gone` */
export async function acceptReset(
  db: Db,
  token: string,
  password: string,
  now: Date,
): Promise<Result<string, "gone">> {
  const passwordHash = await hashPassword(password);
  return await db.transaction(async (tx) => {
    const link = await holdLink(tx, token, now);
    if (link?.purpose !== "reset") return fail("gone" as const);
    const [user] = await tx
      .update(users)
      .set({ passwordHash })
      .where(sameAddress(link.email))
      .returning({ id: users.id });
    if (!user) return fail("gone" as const);
    await endOtherSessions(tx, user.id, null);
    await use(tx, token, now);
    return ok(user.id);
  });
}

async function storeReset(db: Db, email: string, invitedBy: string | null, now: Date): Promise<NewLink> {
  const older = and(eq(mailTokens.purpose, "reset"), eq(mailTokens.email, email));
  const expiresAt = new Date(now.getTime() + resetHours * 3_600_000);
  return await db.transaction(async (tx) => {
    await tx.delete(mailTokens).where(older);
    return await storeLink(tx, { purpose: "reset", email, invitedBy, expiresAt }, now);
  });
}

/** Keeps a link under the digest of a new token. */
export async function storeLink(
  tx: Tx,
  values: Omit<typeof mailTokens.$inferInsert, "hash" | "createdAt">,
  now: Date,
): Promise<NewLink> {
  const token = newToken();
  await tx.insert(mailTokens).values({ ...values, hash: hashSecret(token), createdAt: now });
  return { token, expiresAt: values.expiresAt };
}

async function holdLink(tx: Tx, token: string, now: Date) {
  const [row] = await tx.select().from(mailTokens).where(open(token, now)).for("update");
  return row;
}

async function use(tx: Tx, token: string, now: Date): Promise<void> {
  await tx
    .update(mailTokens)
    .set({ usedAt: now })
    .where(eq(mailTokens.hash, hashSecret(token)));
}

function open(token: string, now: Date) {
  return and(
    eq(mailTokens.hash, hashSecret(token)),
    isNull(mailTokens.usedAt),
    gt(mailTokens.expiresAt, now),
  );
}

/** The user with this address, however it is spelt. */
export function sameAddress(email: string) {
  return eq(sql`lower(${users.email})`, email.trim().toLowerCase());
}
