import { and, desc, eq, gt, inArray, isNull, or, sql } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";
import type { Db, Tx } from "@/db";
import { automationKeys } from "@/db/schema";
import { newId } from "../ids";
import { newHookKey } from "../secret";
import { lockAutomation } from "./lock";

/** What may be shown of an API key. */
export type KeyTrace = {
  prefix: string;
  last4: string;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
};

/** How long a key lives that was made for sending one example; it is nobody's, and in no list. */
export const exampleKeyMs = 60_000;

/** Makes an API key for a hook. @returns the key itself: this is the only time it is known */
export async function addKey(db: Tx, automationId: string, now: Date): Promise<string> {
  const { key, hash, prefix, last4 } = newHookKey();
  await db
    .insert(automationKeys)
    .values({ id: newId("key"), automationId, hash, prefix, last4, createdAt: now });
  return key;
}

/**
 * Makes a new API key; the older ones work until the overlap has passed, or end earlier as they would have anyway.
 * @param overlap an ISO 8601 duration checked by `parseDuration`; `PT0S` ends them at once
 * @throws AppError not_found
 */
export async function rotateKey(
  db: Db,
  workspaceId: string,
  automationId: string,
  overlap: string,
  now: Date,
): Promise<{ apiKey: string; olderKeysExpireAt: Date }> {
  return await db.transaction(async (tx) => {
    await lockAutomation(tx, workspaceId, automationId);
    const olderKeysExpireAt = after(overlap, now);
    const older = eq(automationKeys.automationId, automationId);
    const longer = or(isNull(automationKeys.expiresAt), gt(automationKeys.expiresAt, olderKeysExpireAt));
    await tx.update(automationKeys).set({ expiresAt: olderKeysExpireAt }).where(and(older, longer));
    return { apiKey: await addKey(tx, automationId, now), olderKeysExpireAt };
  });
}

/** The living keys of automations that somebody holds, newest first. */
export async function keysOf(
  db: Tx,
  automationIds: readonly string[],
  now: Date,
): Promise<Map<string, KeyTrace[]>> {
  const rows = await db
    .select()
    .from(automationKeys)
    .where(
      and(
        inArray(automationKeys.automationId, [...automationIds]),
        or(isNull(automationKeys.expiresAt), and(gt(automationKeys.expiresAt, now), isHeld)),
      ),
    )
    .orderBy(desc(automationKeys.createdAt), desc(automationKeys.id));
  const found = new Map<string, KeyTrace[]>(automationIds.map((id) => [id, []]));
  for (const { automationId, prefix, last4, createdAt, expiresAt, lastUsedAt } of rows) {
    found.get(automationId)!.push({ prefix, last4, createdAt, expiresAt, lastUsedAt });
  }
  return found;
}

const isHeld = sql`${automationKeys.expiresAt} - ${automationKeys.createdAt} > make_interval(secs => ${exampleKeyMs / 1000})`;

function after(duration: string, now: Date): Date {
  const start = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO("UTC");
  return new Date(start.add(Temporal.Duration.from(duration)).epochMilliseconds);
}
