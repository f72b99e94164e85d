import { and, eq, isNotNull, notLike, or } from "drizzle-orm";
import type { Db } from "@/db";
import { automations } from "@/db/schema";
import { seal, unseal } from "../sealed";

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

/**
 * Counts the automations with a sealed secret, be it the URL of a channel, that does not open: AUTH_SECRET is not the one
 * it was sealed under. What they guard stays shut, and what they lead to is not told, until the secrets are given anew.
 */
export async function countUnopened(db: Db): Promise<number> {
  const { id, signingSecret, senderSecret, alert } = automations;
  const rows = await db
    .select({ id, signingSecret, senderSecret, alert })
    .from(automations)
    .where(or(isNotNull(signingSecret), isNotNull(senderSecret), isNotNull(alert)));
  return rows.filter(({ id, signingSecret, senderSecret, alert }) => {
    const urls = alert?.channels.map((channel) => (channel.kind === "email" ? null : channel.url)) ?? [];
    return [signingSecret, senderSecret, ...urls].some(
      (sealed) => sealed !== null && unseal(sealed, id) === null,
    );
  }).length;
}
