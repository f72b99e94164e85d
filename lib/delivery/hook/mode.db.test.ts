import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { automations, deliveries, idempotencyKeys, runs } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { anna, mappedHookForTests } from "../testing-mapped-hook";

const db = await testDatabase();
const { automation, hook } = await mappedHookForTests(db);

/** Whom the runs of a delivery are about. */
async function emailsOf(deliveryId: string) {
  const stored = await db.select().from(runs).where(eq(runs.deliveryId, deliveryId)).orderBy(runs.position);
  return stored.map(({ email }) => email);
}

describe("modes", () => {
  it("captures as a test while the automation is a draft", async () => {
    const { id, key } = await automation({ status: "draft", surveyId: null, messageId: null, mapping: {} });
    const { status, json } = await hook.post(id, anna, { key });
    expect(status).toBe(200);
    expect(json).toMatchObject({ mode: "test", results: [{ status: "test" }] });
    expect(await emailsOf(json.deliveryId)).toEqual(["anna@example.com"]);
  });

  it.each(["disabled", "paused"])("holds while the automation is %s", async (state) => {
    const { id, key } = await automation({ status: state });
    const { status, json } = await hook.post(id, anna, { key });
    expect(status).toBe(202);
    expect(json).toMatchObject({ mode: "held", accepted: 1, results: [{ status: "held" }] });
    expect(await emailsOf(json.deliveryId)).toEqual(["anna@example.com"]);
  });

  it.each([
    ["dryRun=1", "dry_run"],
    ["dryrun=true", "dry_run"],
    ["DRYRUN", "dry_run"],
    ["dryRun=yes", "dry_run"],
    ["dryRun=0", "live"],
    ["dryRun=FALSE", "live"],
    ["", "live"],
  ])("takes ?%s for %s", async (query, mode) => {
    const { id, key } = await automation({ status: "enabled" });
    expect((await hook.post(id, anna, { key, query })).json).toMatchObject({ mode });
  });

  it("decides a dry run in full and stores nothing, also for a disabled automation", async () => {
    const { id, key } = await automation({ status: "disabled" });
    const { status, json } = await hook.post(id, [anna, {}], {
      key,
      query: "dryRun=1",
      headers: { "idempotency-key": "dry" },
    });
    expect(status).toBe(200);
    expect(json).toEqual({
      mode: "dry_run",
      accepted: 1,
      filtered: 0,
      duplicates: 0,
      rejected: 1,
      results: [
        {
          index: 0,
          status: "scheduled",
          sendAt: "2026-11-24T08:00:00.000Z",
          mapped: {
            email: "anna@example.com",
            firstName: "Anna",
            lastName: null,
            language: "sv",
            variables: {},
          },
        },
        { index: 1, status: "rejected", errors: [expect.objectContaining({ code: "missing_field" })] },
      ],
    });
    expect(await db.select().from(deliveries).where(eq(deliveries.automationId, id))).toHaveLength(0);
    expect(await db.select().from(idempotencyKeys).where(eq(idempotencyKeys.automationId, id))).toHaveLength(
      0,
    );
  });

  it("decides by what the automation is now, not by what it was at the last request", async () => {
    const { id, key } = await automation();
    expect((await hook.post(id, anna, { key })).json.mode).toBe("live");
    await db
      .update(automations)
      .set({ filter: { field: "Language", op: "equals", value: "en" } })
      .where(eq(automations.id, id));
    expect((await hook.post(id, anna, { key })).json.filtered).toBe(1);
    await db.update(automations).set({ status: "paused" }).where(eq(automations.id, id));
    expect((await hook.post(id, anna, { key })).json.mode).toBe("held");
  });
});
