import { and, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { mailTokens, members, users } from "@/db/schema";
import { newToken } from "../ids";
import { hashSecret } from "../secret";

/** A link that lets its holder do one thing once. The token is known only now. */
export type NewLink = { token: string; expiresAt: Date };

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

/** A link that works now, held so that of several at once only one uses it. Its user's row must be held before. */
export async function holdLink(tx: Tx, token: string, now: Date) {
  const [row] = await tx.select().from(mailTokens).where(isOpen(token, now)).for("update");
  return row;
}

/** Uses a link up. */
export async function spendLink(tx: Tx, token: string, now: Date): Promise<void> {
  await tx
    .update(mailTokens)
    .set({ usedAt: now })
    .where(eq(mailTokens.hash, hashSecret(token)));
}

/** Ends a person's open links to a new password: at a newer one, and when their password or their workspaces change. */
export async function endResets(tx: Tx, userId: string): Promise<void> {
  await tx
    .delete(mailTokens)
    .where(
      and(
        eq(mailTokens.purpose, "reset"),
        isNull(mailTokens.usedAt),
        sql`lower(${mailTokens.email}) = (select lower(${users.email}) from ${users} where ${users.id} = ${userId})`,
      ),
    );
}

/** Is whoever made the link an owner of its workspace still? What an owner makes holds as long as they could make it. */
export const makerIsOwner = sql<boolean>`exists (
  select from ${members} maker where maker.user_id = ${mailTokens.invitedBy}
    and maker.workspace_id = ${mailTokens.workspaceId} and maker.role = 'owner')`;

/** Does the person of the link belong to its workspace, and to no other? Elsewhere its owners have no say. */
const isOfThatWorkspaceAlone = sql`(
  select array_agg(m.workspace_id) from ${members} m join ${users} u on u.id = m.user_id
    where lower(u.email) = lower(${mailTokens.email})) = array[${mailTokens.workspaceId}]`;

/** The link of this token, where it works at this moment. What it was when it was made does not count. */
export function isOpen(token: string, now: Date): SQL | undefined {
  return and(
    eq(mailTokens.hash, hashSecret(token)),
    isNull(mailTokens.usedAt),
    gt(mailTokens.expiresAt, now),
    sql`case when ${mailTokens.purpose} = 'invite' then ${makerIsOwner}
      else (${mailTokens.invitedBy} is null or ${makerIsOwner})
        and (${mailTokens.workspaceId} is null or ${isOfThatWorkspaceAlone}) end`,
  );
}
