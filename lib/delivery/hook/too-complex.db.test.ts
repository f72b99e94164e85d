import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { automations, runs } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { anna, mappedHookForTests } from "../testing-mapped-hook";

const db = await testDatabase();
const { automation, hook } = await mappedHookForTests(db);

describe("a pattern that was saved before it was known to be too complex", () => {
  const filter = { field: "FirstName", op: "matches" as const, value: "[\\p{L}\\p{N}]{1,1000}!" };

  it("is not tried: runs fail by the set-up, until it is simpler and they are replayed", async () => {
    const { id, key } = await automation({ filter });
    const { status, json } = await hook.post(id, [anna, { ...anna, FirstName: "é".repeat(2000) }], { key });
    expect(status).toBe(200);
    expect(json.results).toMatchObject([
      { status: "failed", reason: expect.stringContaining("too complex") },
      { status: "failed" },
    ]);
    const [run] = await db.select().from(runs).where(eq(runs.deliveryId, json.deliveryId));
    expect(run!.failure).toMatchObject({ kind: "setup", code: "pattern_too_complex" });
    const [row] = await db.select().from(automations).where(eq(automations.id, id));
    expect(row!.failuresInARow).toBe(1);
  });

  it("a dry run says the same", async () => {
    const { id, key } = await automation({ filter });
    const { json } = await hook.post(id, anna, { key, query: "dryRun=1" });
    expect(json.results).toMatchObject([
      { index: 0, status: "failed", reason: expect.stringContaining("too complex") },
    ]);
  });
});
