import { and, eq, isNotNull, notLike } from "drizzle-orm";
import type { Db } from "@/db";
import { automations } from "@/db/schema";
import { seal } from "../sealed";

/**
 * Seals the signing secrets that an older version stored as they are, one by one: begun anew it goes on where it ended,
 * and a secret that changes meanwhile is left alone.
 * @returns how many were sealed
 */
export async function sealSecrets(db: Db): Promise<number> {
  const plain = and(isNotNull(automations.signingSecret), notLike(automations.signingSecret, "sealed.%"));
  const rows = await db
    .select({ id: automations.id, secret: automations.signingSecret })
    .from(automations)
    .where(plain);
  for (const { id, secret } of rows) {
    await db
      .update(automations)
      .set({ signingSecret: seal(secret!, id) })
      .where(and(eq(automations.id, id), eq(automations.signingSecret, secret!)));
  }
  return rows.length;
}
