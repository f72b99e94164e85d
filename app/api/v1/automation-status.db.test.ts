import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { automations } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { hookForTests } from "@/lib/delivery/testing";
import { automationsForTests } from "./testing-automations";

const db = await testDatabase();
const { api, create, minimal } = await automationsForTests(db);

describe("a draft by the API", () => {
  it("may leave out survey, message and mapping, and is finished by enable", async () => {
    const { json } = await api.call("POST", "/automations", { name: "Soon", status: "draft" });
    expect(json).toMatchObject({ status: "draft", enabled: false, surveyId: null, messageId: null });
    const early = await api.call("POST", `/automations/${json.id}/enable`);
    expect(early.json).toMatchObject({
      status: 422,
      errors: [{ field: "surveyId" }, { field: "messageId" }],
    });
    expect((await api.call("POST", `/automations/${json.id}/disable`)).status).toBe(409);
    const { surveyId, messageId } = minimal;
    await api.call("PATCH", `/automations/${json.id}`, { surveyId });
    await api.call("PATCH", `/automations/${json.id}`, { messageId, mapping: { Score: "Score" } });
    const done = await api.call("POST", `/automations/${json.id}/enable`, { held: "keep" });
    expect(done.json).toMatchObject({
      status: "enabled",
      surveyId,
      mapping: { EmailAddress: "email", Score: "Score" },
    });
    expect((await api.call("PATCH", `/automations/${json.id}`, { status: "draft" })).status).toBe(409);
  });
});

describe("enable and disable", () => {
  it("disable for a person's reason; enabling forgets failures and reason", async () => {
    const { id } = await create({ enabled: false });
    expect((await api.get(`/automations/${id}`)).json).toMatchObject({
      status: "disabled",
      disabledReason: "manual",
    });
    await db.update(automations).set({ failuresInARow: 7 }).where(eq(automations.id, id));
    const enabled = await api.call("POST", `/automations/${id}/enable`, { held: "release" });
    expect(enabled.json).toMatchObject({
      status: "enabled",
      failuresInARow: 0,
      disabledReason: null,
      released: 0,
    });
    const disabled = await api.call("POST", `/automations/${id}/disable`);
    expect(disabled.json).toMatchObject({ status: "disabled", disabledReason: "manual" });
    expect((await api.call("POST", `/automations/${id}/enable`, { held: "burn" })).status).toBe(422);
  });
});

describe("enable with held requests and a set-up that would fail them", () => {
  it("answers 409 and names what stands in the way; the automation tells it too, and may be enabled without release", async () => {
    const { id, apiKey } = await create({ enabled: false });
    await hookForTests(db).post(id, { EmailAddress: "a@example.com" }, { key: apiKey });
    await api.call("PATCH", `/surveys/${minimal.surveyId}`, { status: "closed" });
    const fault = { code: "survey_closed", message: expect.stringContaining("closed") };
    expect((await api.get(`/automations/${id}`)).json).toMatchObject({ setupFaults: [fault] });
    const refused = await api.call("POST", `/automations/${id}/enable`, { held: "release" });
    expect(refused.json).toMatchObject({ status: 409, errors: [{ field: "surveyId", ...fault }] });
    const kept = await api.call("POST", `/automations/${id}/enable`);
    expect(kept.json).toMatchObject({
      status: "enabled",
      released: 0,
      setupFaults: [fault],
      runs: { held: 1 },
    });
    await api.call("PATCH", `/surveys/${minimal.surveyId}`, { status: "open" });
    const released = await api.call("POST", `/automations/${id}/enable`, { held: "release" });
    expect(released.json).toMatchObject({ status: "enabled", released: 1, setupFaults: [] });
  });
});
