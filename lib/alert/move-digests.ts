import { and, eq, gt, isNotNull } from "drizzle-orm";
import type { Tx } from "@/db";
import { automations } from "@/db/schema";
import { nextDigest } from "./digest";

/**
 * Lets a workspace's digests come at their local time in another time zone. One that is due by now stays due: it is told as
 * it was meant.
 */
export async function moveDigests(tx: Tx, workspaceId: string, timeZone: string, now: Date): Promise<void> {
  const { id, alert, digestDueAt } = automations;
  const waiting = await tx
    .select({ id, alert })
    .from(automations)
    .where(and(eq(automations.workspaceId, workspaceId), isNotNull(digestDueAt), gt(digestDueAt, now)))
    .for("update");
  for (const row of waiting) {
    const due = row.alert && nextDigest(row.alert, timeZone, now);
    await tx.update(automations).set({ digestDueAt: due }).where(eq(id, row.id));
  }
}
