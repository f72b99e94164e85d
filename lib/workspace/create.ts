import type { Db } from "@/db";
import { apiTokens, members, workspaces } from "@/db/schema";
import { endResets } from "../auth/open-links";
import { newId } from "../ids";
import { newApiToken } from "../secret";

/**
 * Makes a workspace with a management token for it.
 * @param ownerId the user who owns it; null where the caller's token belongs to nobody
 * @returns its id, and the token: this is the only time it is known
 */
export async function createWorkspace(
  db: Db,
  { name, ownerId }: { name: string; ownerId: string | null },
  now: Date,
): Promise<{ id: string; token: string }> {
  const id = newId("workspace");
  const { key: token, hash, prefix, last4 } = newApiToken();
  await db.transaction(async (tx) => {
    await tx.insert(workspaces).values({ id, name, createdAt: now });
    if (ownerId !== null) {
      await tx.insert(members).values({ workspaceId: id, userId: ownerId, role: "owner", createdAt: now });
      await endResets(tx, ownerId);
    }
    await tx.insert(apiTokens).values({
      id: newId("apiToken"),
      workspaceId: id,
      userId: ownerId,
      name: "API",
      role: "owner",
      hash,
      prefix,
      last4,
      createdAt: now,
    });
  });
  return { id, token };
}
