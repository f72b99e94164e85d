import { asc, eq, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db";
import { mailTokens, members, type Role, users, workspaces } from "@/db/schema";
import { addressKey } from "@/lib/text/email-address";
import { AppError, notFound } from "../errors";
import { newId } from "../ids";
import { fail, ok, type Result } from "../result";
import { endResets, holdLink, isOpen, type NewLink, spendLink, storeLink } from "./open-links";
import { hashNewPassword, verifyPassword } from "./password/password";
import { replacePassword } from "./password/replace";

const minute = 60_000;
const resetLives = { byMail: 30 * minute, byHand: 24 * 60 * minute };

/** What a link stands for, as the page behind it shows it. */
export type Link = {
  purpose: "invite" | "reset";
  email: string;
  workspace: { id: string; name: string } | null;
  role: Role | null;
  /** Somebody with this address has an account already. */
  hasAccount: boolean;
};

/** A new link to a new password: whose, and in which language they read. */
type NewReset = NewLink & { email: string; locale: string | null };

/**
 * Makes the link with which a member chooses a new password, at the wish of an owner. It works for 24 hours, while the
 * person belongs to this workspace alone and its maker is an owner.
 * @throws AppError not_found; conflict where the person is a member elsewhere too, for an owner here is none there
 */
export async function createReset(
  db: Db,
  { workspaceId, userId, invitedBy }: { workspaceId: string; userId: string; invitedBy: string },
  now: Date,
): Promise<NewReset> {
  return await db.transaction(async (tx) => {
    const user = await holdUser(tx, eq(users.id, userId));
    const joined = user ? await workspacesOf(tx, user.id) : [];
    if (!user || !joined.includes(workspaceId)) throw notFound("member");
    if (joined.length > 1)
      throw new AppError("conflict", "This person is a member of another workspace too.", {
        reason: "member_elsewhere",
      });
    return await storeReset(tx, user, { workspaceId, invitedBy }, now);
  });
}

/** The same at the person's own wish, for 30 minutes, with the zone of their first workspace. @returns undefined where nobody has this address */
export async function requestReset(
  db: Db,
  email: string,
  now: Date,
): Promise<(NewReset & { timeZone: string }) | undefined> {
  return await db.transaction(async (tx) => {
    const user = await holdUser(tx, sameAddress(email));
    if (!user) return undefined;
    const [first] = await tx
      .select({ timeZone: workspaces.timeZone })
      .from(members)
      .innerJoin(workspaces, eq(workspaces.id, members.workspaceId))
      .where(eq(members.userId, user.id))
      .orderBy(asc(members.createdAt), asc(members.workspaceId))
      .limit(1);
    const link = await storeReset(tx, user, { workspaceId: null, invitedBy: null }, now);
    return { ...link, timeZone: first?.timeZone ?? "UTC" };
  });
}

/**
 * The same by whoever has the machine: for 24 hours while the person belongs to their one workspace, or for 30 minutes
 * where they have several or none. @returns undefined where nobody has this address
 */
export async function makeReset(db: Db, email: string, now: Date): Promise<NewReset | undefined> {
  return await db.transaction(async (tx) => {
    const user = await holdUser(tx, sameAddress(email));
    if (!user) return undefined;
    const [workspaceId = null, ...more] = await workspacesOf(tx, user.id);
    const only = more.length === 0 ? workspaceId : null;
    return await storeReset(tx, user, { workspaceId: only, invitedBy: null }, now);
  });
}

/** Where the link to a new password leads. */
export function resetUrl(appUrl: string, token: string): string {
  return `${appUrl}/reset/${token}`;
}

/** What a link stands for, or undefined where it is none, was used or ended, or is too old. */
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
    .where(isOpen(token, now));
  if (!row) return undefined;
  const { userId, ...link } = row;
  return { ...link, hasAccount: userId !== null };
}

/**
 * Joins the workspace of an invitation: a new account with this password, or the account that has the address, whose
 * password it must be.
 * @returns the user's id; `gone` where the link works no longer, `credentials` for a wrong password
 * @throws AppError invalid_request where a new password is not taken; overloaded
 */
export async function acceptInvite(
  db: Db,
  token: string,
  password: string,
  now: Date,
): Promise<Result<string, "gone" | "credentials">> {
  const found = await findLink(db, token, now);
  if (found?.purpose !== "invite" || !found.workspace) return fail("gone");
  const { email, workspace } = found;
  const [known] = await db.select({ digest: users.passwordHash }).from(users).where(sameAddress(email));
  if (known && !(await verifyPassword(known.digest, password))) return fail("credentials");
  const digest = known?.digest ?? (await hashNewPassword(password, { about: [email, workspace.name] }));
  return await db.transaction(async (tx) => {
    const user = known && (await holdUser(tx, sameAddress(email)));
    if (known && user?.passwordHash !== digest) return fail("credentials" as const);
    const link = await holdLink(tx, token, now);
    if (!link?.workspaceId || !link.role) return fail("gone" as const);
    const userId = user?.id ?? (await addUser(tx, email, digest, now));
    if (!userId) return fail("credentials" as const);
    await endResets(tx, userId);
    const { workspaceId, role } = link;
    await tx.insert(members).values({ workspaceId, userId, role, createdAt: now }).onConflictDoNothing();
    await spendLink(tx, token, now);
    return ok(userId);
  });
}

/**
 * Sets a new password and ends all sessions of the user.
 * @returns the user's id, or `gone`
 * @throws AppError invalid_request where the password is not taken; overloaded
 */
export async function acceptReset(
  db: Db,
  token: string,
  password: string,
  now: Date,
): Promise<Result<string, "gone">> {
  const link = await findLink(db, token, now);
  if (link?.purpose !== "reset") return fail("gone");
  const [known] = await db.select({ name: users.name }).from(users).where(sameAddress(link.email));
  const passwordHash = await hashNewPassword(password, { about: [link.email, known?.name ?? ""] });
  return await db.transaction(async (tx) => {
    const user = await holdUser(tx, sameAddress(link.email));
    if (!user || !(await holdLink(tx, token, now))) return fail("gone" as const);
    await spendLink(tx, token, now);
    await replacePassword(tx, user.id, passwordHash, null);
    return ok(user.id);
  });
}

/** @returns undefined where somebody else has just made an account of this address */
async function addUser(tx: Tx, email: string, passwordHash: string, now: Date): Promise<string | undefined> {
  const account = { id: newId("user"), email, passwordHash, createdAt: now };
  const [made] = await tx.insert(users).values(account).onConflictDoNothing().returning({ id: users.id });
  return made?.id;
}

async function storeReset(
  tx: Tx,
  { id, email, locale }: typeof users.$inferSelect,
  made: { workspaceId: string | null; invitedBy: string | null },
  now: Date,
): Promise<NewReset> {
  await endResets(tx, id);
  const lives = made.workspaceId === null ? resetLives.byMail : resetLives.byHand;
  const expiresAt = new Date(now.getTime() + lives);
  return { email, locale, ...(await storeLink(tx, { purpose: "reset", email, ...made, expiresAt }, now)) };
}

/** Holds a user's row: whoever changes a password, a membership or a link of theirs waits. */
async function holdUser(tx: Tx, which: ReturnType<typeof eq>) {
  const [user] = await tx.select().from(users).where(which).for("update");
  return user;
}

async function workspacesOf(tx: Tx, userId: string): Promise<string[]> {
  const rows = await tx.select({ id: members.workspaceId }).from(members).where(eq(members.userId, userId));
  return rows.map(({ id }) => id);
}

/** The user with this address, however it is spelt. */
export function sameAddress(email: string) {
  return eq(sql`lower(${users.email})`, addressKey(email));
}
