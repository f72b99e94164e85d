import { and, eq, isNull, lt, or } from "drizzle-orm";
import type { Db } from "@/db";
import { apiTokens, members, type Role } from "@/db/schema";
import { AppError } from "../errors";
import { hashSecret } from "../secret";

/** On whose behalf a management request acts. */
export type Caller = { tokenId: string; workspaceId: string; userId: string | null; role: Role };

const rank: Record<Role, number> = { viewer: 0, admin: 1, owner: 2 };

/** Does a role hold what another one needs? */
export function isAtLeast(role: Role, needed: Role): boolean {
  return rank[role] >= rank[needed];
}

/**
 * Finds out who calls the management API, and remembers at most once a minute that the token was used.
 * A token may do what it was given, and not more than its owner may now. Source: RFC 6750.
 * @param header the request's Authorization header
 * @throws AppError missing_token, invalid_token
 */
export async function authenticateToken(db: Db, header: string | null, now: Date): Promise<Caller> {
  const token = /^bearer +(\S+) *$/i.exec(header ?? "")?.[1];
  if (!token) throw refusal("missing_token", "Send a management token as Authorization: Bearer TOKEN.");
  const [found] = await db
    .select({ token: apiTokens, role: members.role })
    .from(apiTokens)
    .leftJoin(
      members,
      and(eq(members.userId, apiTokens.userId), eq(members.workspaceId, apiTokens.workspaceId)),
    )
    .where(eq(apiTokens.hash, hashSecret(token)));
  if (!found || (found.token.userId !== null && found.role === null))
    throw refusal("invalid_token", "This token is not known, or was revoked.");
  const { id, workspaceId, userId, role, lastUsedAt } = found.token;
  const aMinuteAgo = new Date(now.getTime() - 60_000);
  if (lastUsedAt === null || lastUsedAt < aMinuteAgo) {
    await db
      .update(apiTokens)
      .set({ lastUsedAt: now })
      .where(
        and(eq(apiTokens.id, id), or(isNull(apiTokens.lastUsedAt), lt(apiTokens.lastUsedAt, aMinuteAgo))),
      );
  }
  const limit = found.role ?? role;
  return { tokenId: id, workspaceId, userId, role: isAtLeast(limit, role) ? role : limit };
}

function refusal(code: "missing_token" | "invalid_token", detail: string): AppError {
  const challenge = code === "missing_token" ? "Bearer" : 'Bearer error="invalid_token"';
  return new AppError(code, detail, { headers: { "www-authenticate": challenge } });
}
