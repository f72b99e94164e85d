import { describe, expect, it } from "vitest";
import { testDatabase } from "@/db/testing";
import { automationsForTests } from "./testing-automations";

const db = await testDatabase();
const { api, create } = await automationsForTests(db);

describe("API keys", () => {
  it("overlap for as long as asked, or end at once", async () => {
    const made = await create();
    const rotated = await api.call("POST", `/automations/${made.id}/keys`, { overlap: "PT24H" });
    expect(rotated.status).toBe(201);
    expect(rotated.json.apiKey).toMatch(/^shk_/);
    expect(rotated.json.apiKey).not.toBe(made.apiKey);
    const hours = (new Date(rotated.json.olderKeysExpireAt).getTime() - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(23.9);
    expect(hours).toBeLessThanOrEqual(24);
    expect((await api.get(`/automations/${made.id}`)).json.keys).toMatchObject([
      { last4: rotated.json.apiKey.slice(-4), expiresAt: null },
      { last4: made.apiKey.slice(-4), expiresAt: rotated.json.olderKeysExpireAt },
    ]);
    const last = await api.call("POST", `/automations/${made.id}/keys`, { overlap: "PT0S" });
    expect((await api.get(`/automations/${made.id}`)).json.keys).toMatchObject([
      { last4: last.json.apiKey.slice(-4) },
    ]);
    for (const overlap of ["1 day", "P1M", "P366D", 5]) {
      expect(
        (await api.call("POST", `/automations/${made.id}/keys`, { overlap })).status,
        String(overlap),
      ).toBe(422);
    }
  });
});
