import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db";
import { mailTokens, members, type Role, users } from "@/db/schema";
import { addressKey } from "@/lib/text/email-address";
import { AppError, notFound } from "../errors";
import { sameAddress } from "./links";
import { makerIsOwner, type NewLink, storeLink } from "./open-links";

const inviteDays = 7;

/** An invitation that nobody has followed yet, as the list shows it; `invitedBy` is a name or an address. */
export type ListedInvite = {
  email: string;
  role: Role;
  invitedBy: string | null;
  createdAt: Date;
  expiresAt: Date;
  /** `ended`: who made it is no owner any more, so that nobody can follow it. */
  state: "open" | "expired" | "ended";
};

/**
 * Makes the link with which an address joins a workspace; an older one for the same address stops working.
 * @throws AppError conflict where the address is a member already
 */
export async function createInvite(
  db: Db,
  {
    workspaceId,
    email,
    role,
    invitedBy,
  }: { workspaceId: string; email: string; role: Role; invitedBy: string },
  now: Date,
): Promise<NewLink> {
  return await db.transaction(async (tx) => {
    const [member] = await tx
      .select({ id: users.id })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(and(eq(members.workspaceId, workspaceId), sameAddress(email)));
    if (member)
      throw new AppError("conflict", "This person is a member already.", { reason: "already_member" });
    await tx.delete(mailTokens).where(pending(workspaceId, email));
    return await storeInvite(tx, { email, workspaceId, role, invitedBy }, now);
  });
}

/** The invitations of a workspace that nobody has followed, the oldest first; those that have expired too. */
export async function listInvites(db: Tx, workspaceId: string, now: Date): Promise<ListedInvite[]> {
  const rows = await db
    .select({
      email: mailTokens.email,
      role: mailTokens.role,
      name: users.name,
      address: users.email,
      createdAt: mailTokens.createdAt,
      expiresAt: mailTokens.expiresAt,
      entitled: makerIsOwner,
    })
    .from(mailTokens)
    .leftJoin(users, eq(users.id, mailTokens.invitedBy))
    .where(pending(workspaceId))
    .orderBy(asc(mailTokens.createdAt), asc(mailTokens.email));
  return rows.map(({ name, address, role, entitled, ...row }) => ({
    ...row,
    role: role ?? "viewer",
    invitedBy: name || address,
    state: row.expiresAt <= now ? "expired" : entitled ? "open" : "ended",
  }));
}

/**
 * Replaces an invitation by a new link, for the same role and as long as a new one; the older link stops working.
 * @throws AppError not_found where it was withdrawn or followed meanwhile
 */
export async function renewInvite(
  db: Db,
  { workspaceId, email, invitedBy }: { workspaceId: string; email: string; invitedBy: string },
  now: Date,
): Promise<NewLink & { email: string; role: Role }> {
  return await db.transaction(async (tx) => {
    const older = await withdrawInvite(tx, workspaceId, email);
    return { ...older, ...(await storeInvite(tx, { ...older, workspaceId, invitedBy }, now)) };
  });
}

/**
 * Withdraws an invitation: its link works no longer.
 * @returns whom it was for, and as what
 * @throws AppError not_found where there is none that waits
 */
export async function withdrawInvite(
  db: Tx,
  workspaceId: string,
  email: string,
): Promise<{ email: string; role: Role }> {
  const [gone] = await db
    .delete(mailTokens)
    .where(pending(workspaceId, email))
    .returning({ email: mailTokens.email, role: mailTokens.role });
  if (!gone?.role) throw notFound("invitation");
  return { email: gone.email, role: gone.role };
}

async function storeInvite(
  tx: Tx,
  values: { email: string; workspaceId: string; role: Role; invitedBy: string },
  now: Date,
): Promise<NewLink> {
  const expiresAt = new Date(now.getTime() + inviteDays * 86_400_000);
  return await storeLink(tx, { ...values, purpose: "invite", expiresAt }, now);
}

function pending(workspaceId: string, email?: string) {
  return and(
    eq(mailTokens.purpose, "invite"),
    eq(mailTokens.workspaceId, workspaceId),
    isNull(mailTokens.usedAt),
    email === undefined ? undefined : sql`lower(${mailTokens.email}) = ${addressKey(email)}`,
  );
}
