import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { automationKeys, automations, deliveries } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { anna, mappedHookForTests } from "../testing-mapped-hook";

const db = await testDatabase();
const { automation, hook } = await mappedHookForTests(db);

describe("an automation that was changed since it was read", () => {
  it("takes no key that is there no longer", async () => {
    const { id, key } = await automation();
    expect((await hook.post(id, anna, { key })).status).toBe(200);
    await db.delete(automationKeys).where(eq(automationKeys.automationId, id));
    expect((await hook.post(id, anna, { key })).status).toBe(401);
    expect(await db.select().from(deliveries).where(eq(deliveries.automationId, id))).toHaveLength(1);
  });

  it("goes by a higher rate limit at once", async () => {
    const { id, key } = await automation({ rateLimitPerMinute: 1 });
    expect((await hook.post(id, anna, { key })).status).toBe(200);
    expect((await hook.post(id, anna, { key })).status).toBe(429);
    await db.update(automations).set({ rateLimitPerMinute: 60 }).where(eq(automations.id, id));
    expect((await hook.post(id, anna, { key })).status).toBe(200);
  });

  it("counts a request that has to start again once against the rate limit", async () => {
    const { id, key } = await automation({ rateLimitPerMinute: 2 });
    expect((await hook.post(id, anna, { key })).status).toBe(200);
    await db.update(automations).set({ name: "Renamed" }).where(eq(automations.id, id));
    expect((await hook.post(id, anna, { key })).status).toBe(200);
    expect((await hook.post(id, anna, { key })).status).toBe(429);
  });
});
