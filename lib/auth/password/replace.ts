import { eq } from "drizzle-orm";
import type { Tx } from "@/db";
import { users } from "@/db/schema";
import { endResets } from "../open-links";
import { endOtherSessions } from "../sessions";

/** Puts a new password in the place of the present one: all sessions but `keep` end, and all open links to a new one. */
export async function replacePassword(
  tx: Tx,
  userId: string,
  passwordHash: string,
  keep: string | null,
): Promise<void> {
  await tx.update(users).set({ passwordHash }).where(eq(users.id, userId));
  await endOtherSessions(tx, userId, keep);
  await endResets(tx, userId);
}
