import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "@/db/testing";
import { apiForTests } from "./testing";

const db = await testDatabase();
let api: Awaited<ReturnType<typeof apiForTests>>;
let other: Awaited<ReturnType<typeof apiForTests>>;

beforeAll(async () => {
  api = await apiForTests(db);
  other = await apiForTests(db);
});

const text = { subject: "Hi {{firstName}}", body: "Please [answer]({{surveyLink}})" };
const invite = { name: "Invite", kind: "invitation", content: { sv: text, en: text }, replyTo: null };

describe("messages", () => {
  it("are made, read, changed, listed and deleted", async () => {
    const made = await api.call("POST", "/messages", invite);
    expect(made).toMatchObject({ status: 201, json: invite });
    const { id } = made.json;
    expect((await api.get(`/messages/${id}`)).json).toEqual(made.json);
    const changed = await api.call("PATCH", `/messages/${id}`, { replyTo: "desk@example.com" });
    expect(changed.json).toMatchObject({ ...invite, replyTo: "desk@example.com" });
    expect((await api.get("/messages")).json).toMatchObject({ data: [{ id }], nextCursor: null });
    expect((await api.call("DELETE", `/messages/${id}`)).status).toBe(204);
    expect((await api.get(`/messages/${id}`)).status).toBe(404);
  });

  it("keep the order of their languages: the first is the one to fall back to", async () => {
    const { json } = await api.call("POST", "/messages", invite);
    expect(Object.keys((await api.get(`/messages/${json.id}`)).json.content)).toEqual(["sv", "en"]);
  });

  it("are not there for another workspace", async () => {
    const { id } = (await api.call("POST", "/messages", invite)).json;
    for (const [method, body] of [["GET"], ["PATCH", { name: "Mine" }], ["PATCH", {}], ["DELETE"]] as const)
      expect((await other.call(method, `/messages/${id}`, body)).status, method).toBe(404);
    expect((await other.get("/messages")).json.data).toEqual([]);
  });

  it.each([
    [{ content: { en: { subject: "Hi", body: "No link" } } }, "content.en.body"],
    [{ content: { en: { subject: "", body: text.body } } }, "content.en.subject"],
    [{ content: { en: { subject: "a\r\nBcc: b", body: text.body } } }, "content.en.subject"],
    [{ content: { en: text, "no language": text } }, "content.no language"],
    [{ content: {} }, "content"],
    [{ replyTo: "nobody" }, "replyTo"],
    [{ kind: "letter" }, "kind"],
    [{ name: "" }, "name"],
    [{ subject: "Hi" }, "subject"],
  ])("refuse %j", async (part, field) => {
    const refused = await api.call("POST", "/messages", { ...invite, ...part });
    expect(refused.json).toMatchObject({ status: 422, code: "invalid_request" });
    expect(refused.json.errors.map((error: { field: string }) => error.field)).toContain(field);
    const { id } = (await api.call("POST", "/messages", invite)).json;
    expect((await api.call("PATCH", `/messages/${id}`, part)).status).toBe(422);
  });
});
