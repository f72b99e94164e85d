import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { automations } from "@/db/schema";
import { testDatabase } from "@/db/testing";
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
