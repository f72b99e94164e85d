import { sql } from "drizzle-orm";
import { type Db, openClient } from "@/db";
import { noteHandshake } from "@/lib/automation/sender-secret";
import { systemClock } from "@/lib/clock";
import { DeliveryWriter } from "../write/writer";
import type { HookDeps } from "./context";
import { RateLimiter } from "./rate";
import { RefusedTries } from "./refused";
import { HookCache, loadHook } from "./setup";

/**
 * What one process needs to answer hooks: caches, limits, and connections of its own for the writes, so that a page
 * that is slow never stands in a hook's way.
 * @param appUrl the public address of this installation
 * @param wake called after a commit with the time of the first invitation
 * @param tell called after a failed delivery was counted
 */
export function hookProcess(
  db: Db,
  databaseUrl: string,
  appUrl: string,
  wake: (firstSendAt: Date) => void,
  tell: () => void,
): HookDeps & { close(): Promise<void> } {
  const writer = new DeliveryWriter(() =>
    openClient(databaseUrl, {
      max: 3,
      connect_timeout: 3,
      connection: { application_name: "surveyhook hook" },
    }),
  );
  const usedAt = new Map<string, number>();
  const refused = new RefusedTries(db);
  return {
    cache: new HookCache((id, now) => loadHook(db, id, now)),
    writer,
    limiter: new RateLimiter(),
    clock: systemClock,
    inFlight: new Set(),
    wake,
    tell,
    keyUsed: (keyId) => {
      const now = Date.now();
      if (now - (usedAt.get(keyId) ?? 0) < 60_000) return;
      if (usedAt.size > 10_000) usedAt.clear();
      usedAt.set(keyId, now);
      db.execute(sql`update automation_keys set last_used_at = now() where id = ${keyId}`).catch(() =>
        usedAt.delete(keyId),
      );
    },
    appUrl,
    shook: (id, at, secret) => noteHandshake(db, id, at, secret),
    refused: (id, code, at, why) => refused.note(id, code, at, why),
    close: async () => {
      await refused.write().catch(() => {});
      await writer.close();
    },
  };
}
