import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { makeAutomation, makeWorkspace } from "@/db/factories";
import { automations } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { HookCache, loadHook } from "./setup";

const db = await testDatabase();

it("knows a hook for a minute, and knows it again as it is once it was loaded", async () => {
  const { automation } = await makeAutomation(db, { workspaceId: (await makeWorkspace(db)).id });
  const { id } = automation;
  const cache = new HookCache((id, now) => loadHook(db, id, now));
  const at = (seconds: number) => new Date(Date.UTC(2026, 10, 24, 8, 0, seconds));
  expect(cache.known(id, at(0))).toBeUndefined();
  await cache.fresh(id, at(0));
  await db.update(automations).set({ rateLimitPerMinute: 7 }).where(eq(automations.id, id));
  expect(cache.known(id, at(59))).toMatchObject({ id, rateLimitPerMinute: automation.rateLimitPerMinute });
  expect(cache.known(id, at(60))).toBeUndefined();
  await cache.fresh(id, at(60));
  expect(cache.known(id, at(119))).toMatchObject({ id, rateLimitPerMinute: 7 });
  await db.delete(automations).where(eq(automations.id, id));
  expect(await cache.fresh(id, at(119))).toBeUndefined();
  expect(cache.known(id, at(119))).toBeUndefined();
});
