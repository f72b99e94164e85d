import { describe, expect, it } from "vitest";
import { makeMessage, makeSurvey } from "@/db/factories";
import { testDatabase } from "@/db/testing";
import { automationsForTests } from "./testing-automations";

const db = await testDatabase();
const { api, create } = await automationsForTests(db);

describe("deleting", () => {
  it("a survey or message leaves its automations, which then say that it is missing", async () => {
    const survey = await makeSurvey(db, api.workspace.id);
    const message = await makeMessage(db, api.workspace.id);
    const { id } = await create({ surveyId: survey.id, messageId: message.id });
    expect((await api.call("DELETE", `/surveys/${survey.id}`)).status).toBe(204);
    expect((await api.call("DELETE", `/messages/${message.id}`)).status).toBe(204);
    expect((await api.get(`/automations/${id}`)).json).toMatchObject({
      status: "enabled",
      surveyId: null,
      messageId: null,
    });
    expect((await api.call("PATCH", `/automations/${id}`, { name: "Still" })).status).toBe(200);
  });

  it("an automation takes it away for good", async () => {
    const { id } = await create();
    expect((await api.call("DELETE", `/automations/${id}`)).status).toBe(204);
    expect((await api.get(`/automations/${id}`)).status).toBe(404);
    expect((await api.call("DELETE", `/automations/${id}`)).status).toBe(404);
  });
});
