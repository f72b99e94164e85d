import { and, desc, eq, ne } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db";
import { apiTokens, type Role, users } from "@/db/schema";
import { AppError, notFound } from "../errors";
import { newId } from "../ids";
import { newApiToken } from "../secret";
import { environmentToken, type tokenInput } from "./member-schema";
import type { Member } from "./sessions";
import { isAtLeast } from "./token";

/** What may be shown of a management token. */
export type TokenTrace = {
  id: string;
  name: string;
  role: Role;
  prefix: string;
  last4: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  madeBy: string | null;
  /** It comes from the environment, and is taken back there. */
  fromEnvironment: boolean;
};

/** The management tokens of a workspace, newest first. */
export async function listTokens(db: Tx, workspaceId: string): Promise<TokenTrace[]> {
  const rows = await db
    .select({ token: apiTokens, madeBy: users.email })
    .from(apiTokens)
    .leftJoin(users, eq(users.id, apiTokens.userId))
    .where(eq(apiTokens.workspaceId, workspaceId))
    .orderBy(desc(apiTokens.id));
  return rows.map(({ token: { id, name, role, prefix, last4, createdAt, lastUsedAt }, madeBy }) => ({
    id,
    name,
    role,
    prefix,
    last4,
    createdAt,
    lastUsedAt,
    madeBy,
    fromEnvironment: name === environmentToken,
  }));
}

/**
 * Makes a management token for a member, with at most their own role.
 * @returns the token itself: this is the only time it is known
 * @throws AppError forbidden
 */
export async function createToken(
  db: Tx,
  member: Member,
  { name, role }: z.output<typeof tokenInput>,
  now: Date,
): Promise<string> {
  if (!isAtLeast(member.role, role))
    throw new AppError("forbidden", "A token may do no more than the person who makes it.", {
      reason: "token_beyond",
    });
  const { key, hash, prefix, last4 } = newApiToken();
  const { workspace, user } = member;
  await db.insert(apiTokens).values({
    id: newId("apiToken"),
    workspaceId: workspace.id,
    userId: user.id,
    name,
    role,
    hash,
    prefix,
    last4,
    createdAt: now,
  });
  return key;
}

/** Revokes a token; requests with it are refused from now on. @throws AppError not_found */
export async function revokeToken(db: Tx, workspaceId: string, id: string): Promise<void> {
  const gone = await db
    .delete(apiTokens)
    .where(
      and(eq(apiTokens.workspaceId, workspaceId), eq(apiTokens.id, id), ne(apiTokens.name, environmentToken)),
    )
    .returning({ id: apiTokens.id });
  if (gone.length === 0) throw notFound("token");
}
