import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "@/db/testing";
import { apiForTests } from "./testing";

const db = await testDatabase();
let api: Awaited<ReturnType<typeof apiForTests>>;

beforeAll(async () => {
  api = await apiForTests(db);
});

describe("the workspace of a token", () => {
  it("is read, and changed in what is given", async () => {
    const { json } = await api.get("/workspace");
    expect(json).toMatchObject({ id: api.workspace.id, name: api.workspace.name, timeZone: "UTC" });
    const change = {
      timeZone: "Europe/Stockholm",
      contactFrequencyDays: 7,
      payloadRetentionDays: 30,
      sendingWindow: { days: [1, 2], from: "09:00", to: "17:00" },
    };
    const changed = await api.call("PATCH", "/workspace", change);
    expect(changed).toMatchObject({ status: 200, json: { ...change, name: api.workspace.name } });
    const named = await api.call("PATCH", "/workspace", { ...changed.json, name: "Shop" });
    expect(named).toMatchObject({ status: 200, json: { ...change, name: "Shop" } });
    expect((await api.call("PATCH", "/workspace", {})).json.name).toBe("Shop");
  });

  it.each([
    [{ timeZone: "Mars/Olympus" }, "timeZone", "not_in_list"],
    [{ timeZone: "+02:00" }, "timeZone", "not_in_list"],
    [{ name: " " }, "name", "missing_field"],
    [{ colour: "red" }, "colour", "unknown_field"],
    [{ payloadRetentionDays: 0 }, "payloadRetentionDays", "out_of_range"],
    [{ sendingWindow: { days: [], from: "09:00", to: "17:00" } }, "sendingWindow.days", "too_few"],
    [{ sendingWindow: { days: [1], from: "9", to: "17:00" } }, "sendingWindow.from", "invalid_value"],
  ])("refuses %j", async (body, field, code) => {
    const refused = await api.call("PATCH", "/workspace", body);
    expect(refused.json).toMatchObject({ status: 422, code: "invalid_request" });
    expect(refused.json.errors).toContainEqual({ field, code, message: expect.any(String) });
  });

  it("is changed by an admin, and read by a viewer", async () => {
    const viewer = await apiForTests(db, "viewer");
    expect((await viewer.get("/workspace")).status).toBe(200);
    expect((await viewer.call("PATCH", "/workspace", { name: "Mine" })).status).toBe(403);
  });
});
