import { describe, expect, it } from "vitest";
import { makeMessage, makeSurvey } from "@/db/factories";
import { testDatabase } from "@/db/testing";
import { apiForTests } from "./testing";
import { automationsForTests } from "./testing-automations";

const db = await testDatabase();
const { api, create, minimal } = await automationsForTests(db);
const other = await apiForTests(db);

describe("an automation by the API", () => {
  it("cannot use a survey or message of another workspace", async () => {
    const survey = await makeSurvey(db, other.workspace.id);
    const message = await makeMessage(db, other.workspace.id);
    const { id } = await create();
    for (const part of [
      { surveyId: survey.id },
      { messageId: message.id },
      { surveyId: "srv_x" },
      { reminders: [{ afterDays: 3, messageId: message.id }] },
    ]) {
      const field = "reminders" in part ? "reminders[0].messageId" : Object.keys(part)[0];
      const refused = { status: 404, json: { code: "not_found", errors: [{ field, code: "not_found" }] } };
      expect(await api.call("POST", "/automations", { ...minimal, ...part })).toMatchObject(refused);
      expect(await api.call("PATCH", `/automations/${id}`, part)).toMatchObject(refused);
    }
  });

  it("is not there for another workspace, whatever is asked", async () => {
    const { id } = await create();
    for (const [method, path, body] of [
      ["GET", ""],
      ["PATCH", "", { name: "Mine" }],
      ["DELETE", ""],
      ["POST", "/keys", { overlap: "PT0S" }],
      ["POST", "/enable", { held: "keep" }],
      ["POST", "/disable"],
      ["POST", "/preview", { last: 5 }],
      ["POST", "/replay", {}],
      ["GET", "/deliveries"],
      ["GET", "/runs"],
    ] as const) {
      expect((await other.call(method, `/automations/${id}${path}`, body)).status, `${method} ${path}`).toBe(
        404,
      );
    }
    expect((await other.get("/automations")).json.data).toEqual([]);
    expect((await api.get(`/automations/${id}`)).json).toMatchObject({
      name: minimal.name,
      status: "enabled",
    });
  });
});
