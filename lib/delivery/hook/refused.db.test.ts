import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { makeAutomation, makeWorkspace } from "@/db/factories";
import { automations } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { seal } from "@/lib/sealed";
import { signers } from "@/lib/sender/testing";
import { hookForTests } from "../testing";
import { listRefused, RefusedTries } from "./refused";

const db = await testDatabase();
const workspace = await makeWorkspace(db);
const now = new Date("2026-11-24T08:00:00.000Z");
const make = async (status: "draft" | "enabled") =>
  await makeAutomation(db, { workspaceId: workspace.id, status });

describe("refused tries", () => {
  test("of a draft's hook are kept with time and reason, newest first", async () => {
    const { automation, key } = await make("draft");
    const hook = hookForTests(db, now);
    const tries = new RefusedTries(db);
    hook.deps.refused = (id, code, at) => tries.note(id, code, at);
    await hook.post(automation.id, { EmailAddress: "a@example.com" });
    await hook.post(automation.id, { EmailAddress: "a@example.com" }, { key: `${key}x` });
    await hook.post(automation.id, { EmailAddress: "a@example.com" }, { key });
    await tries.write();
    const kept = await listRefused(db, automation.id);
    expect(kept.map(({ code, at }) => [code, at])).toEqual([
      ["invalid_key", now],
      ["missing_key", now],
    ]);
  });

  test("of a sender that signs say which rule stopped them", async () => {
    const { automation } = await make("draft");
    const senderSecret = seal("right", automation.id);
    await db
      .update(automations)
      .set({ sender: "shopify", senderSecret })
      .where(eq(automations.id, automation.id));
    const hook = hookForTests(db, now);
    const tries = new RefusedTries(db);
    hook.deps.refused = (id, code, at, why) => tries.note(id, code, at, why);
    const post = (body: string, secret: string, signed = body) => {
      const headers = signers.shopify!({ secret, body: signed, method: "POST", url: "", at: now });
      return hook.post(automation.id, body, { headers });
    };
    await post("{}", "wrong");
    await post('{ "a": 1 }', "right", '{"a":1}');
    await tries.write();
    expect((await listRefused(db, automation.id)).map(({ rule }) => rule?.rule)).toEqual([
      "body_changed",
      "other_secret",
    ]);
  });

  test("of other hooks, and of hooks that are not there, are not kept", async () => {
    const { automation } = await make("enabled");
    const tries = new RefusedTries(db);
    tries.note(automation.id, "invalid_key", now);
    tries.note("aut_nobody", "invalid_key", now);
    await tries.write();
    expect(await listRefused(db, automation.id)).toEqual([]);
  });

  test("are written by themselves, and no more than twenty are kept of a flood", async () => {
    const { automation } = await make("draft");
    const tries = new RefusedTries(db, 1);
    for (let i = 0; i < 1000; i++) tries.note(automation.id, "invalid_key", now);
    await expect.poll(async () => (await listRefused(db, automation.id)).length).toBe(20);
  });
});
