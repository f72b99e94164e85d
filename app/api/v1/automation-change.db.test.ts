import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { automations, notices } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { automationsForTests } from "./testing-automations";

const db = await testDatabase();
const { api, create } = await automationsForTests(db);

describe("changing an automation", () => {
  it("takes any of the fields, and leaves the others", async () => {
    const made = await create({ filter: { field: "Language", op: "equals", value: "en" } });
    const patch = {
      name: "Renamed",
      delay: "PT1H",
      filter: null,
      autoDisableAfter: null,
      rateLimitPerMinute: 5,
      allowKeyInUrl: false,
      dedupeField: "OrderId",
      errorNotifications: { enabled: true, recipients: ["b@example.com"] },
    };
    const changed = await api.call("PATCH", `/automations/${made.id}`, patch);
    expect(changed.json).toMatchObject({ ...patch, mapping: made.mapping, fields: made.fields });
    expect((await api.call("PATCH", `/automations/${made.id}`, { name: "x".repeat(201) })).status).toBe(422);
    expect((await api.call("PATCH", `/automations/${made.id}`, { autoDisableAfter: 0 })).status).toBe(422);
    expect((await api.get(`/automations/${made.id}`)).json).toEqual(changed.json);
  });

  it("takes an answer of GET back, also with enabled turned around", async () => {
    const { id } = await create({ signingSecret: `whsec_${Buffer.alloc(32).toString("base64")}` });
    const { json } = await api.get(`/automations/${id}`);
    const same = await api.call("PATCH", `/automations/${id}`, json);
    expect(same.json).toEqual({ ...json, updatedAt: same.json.updatedAt });
    const off = await api.call("PATCH", `/automations/${id}`, { ...json, enabled: false });
    expect(off.json).toMatchObject({ status: "disabled", disabledReason: "manual" });
    const paused = await api.call("PATCH", `/automations/${id}`, { status: "paused" });
    expect(paused.json).toMatchObject({ status: "paused", disabledReason: null });
    const on = await api.call("PATCH", `/automations/${id}`, { enabled: true });
    expect(on.json).toMatchObject({ status: "enabled", disabledReason: null });
  });

  it("forgets the mapping of fields that went", async () => {
    const { id } = await create();
    const fields = [{ name: "EmailAddress", path: "EmailAddress", required: true }];
    const { json } = await api.call("PATCH", `/automations/${id}`, { fields });
    expect(json).toMatchObject({ fields, mapping: { EmailAddress: "email" } });
    expect(Object.keys(json.mapping)).toEqual(["EmailAddress"]);
  });

  it("raises the version that the hook decides by", async () => {
    const { id } = await create();
    const version = async () =>
      (await db.select().from(automations).where(eq(automations.id, id)))[0]!.version;
    const before = await version();
    await api.call("PATCH", `/automations/${id}`, { delay: "P1D" });
    expect(await version()).toBeGreaterThan(before);
  });
});

describe("recipients by the API", () => {
  it("are told who added them, once, and are replaced as a whole", async () => {
    const { id } = await create({
      errorNotifications: { enabled: true, recipients: ["A@example.com", "a@example.com"] },
    });
    const set = (recipients: string[]) =>
      api.call("PATCH", `/automations/${id}`, { errorNotifications: { recipients } });
    const told = () => db.select().from(notices).where(eq(notices.automationId, id));
    expect(await told()).toMatchObject([
      { kind: "added", status: "waiting", facts: { addedBy: api.user.email } },
    ]);
    expect((await set(["a@example.com", "b@example.com"])).json.errorNotifications).toEqual({
      enabled: true,
      recipients: ["A@example.com", "b@example.com"].map((email, i) =>
        i === 0 ? expect.stringMatching(/a@example.com/i) : email,
      ),
      stopped: [],
    });
    expect(await told()).toHaveLength(2);
    expect((await set(["b@example.com"])).json.errorNotifications.recipients).toEqual(["b@example.com"]);
  });
});
