import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, describe, expect, it } from "vitest";
import { makeSurvey } from "@/db/factories";
import { testDatabase } from "@/db/testing";
import { duplicateAutomation } from "@/lib/automation/duplicate";
import { automationsForTests } from "./testing-automations";

process.env.ALLOWED_PRIVATE_TARGETS = "127.0.0.0/8";
const db = await testDatabase();
const { api, minimal } = await automationsForTests(db);
const { surveyId } = minimal;
const url = "https://crm.example.com/hooks/answers";
const least = { name: "CRM", type: "outgoing_webhook", surveyId, url };
const create = async (over: object = {}) => await api.call("POST", "/automations", { ...least, ...over });

const bodies: string[] = [];
const receiver = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => (body += chunk));
  request.on("end", () => {
    bodies.push(body);
    response.end("x".repeat(3000));
  });
});
await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
const local = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
afterAll(() => {
  receiver.closeAllConnections();
  receiver.close();
});

describe("an outgoing webhook", () => {
  it("is made with a signing secret that is shown once", async () => {
    const made = await create({
      include: ["respondent.email", "variables.OrderId", "answers.nps"],
      headers: { "X-Team": "cx" },
    });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({
      type: "outgoing_webhook",
      status: "enabled",
      url,
      events: ["response.completed"],
      include: ["respondent.email", "variables.OrderId", "answers.nps"],
      values: "codes",
      headers: { "X-Team": "cx" },
      filter: null,
      autoDisableAfter: 10,
      signingSecret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/),
    });
    const read = await api.call("GET", `/automations/${made.json.id}`);
    expect(read.json).not.toHaveProperty("signingSecret");
    expect(read.json).toMatchObject({ hasSigningSecret: true, waiting: { count: 0 } });
    const listed = await api.call("GET", "/automations");
    expect(listed.json.data.find(({ id }: { id: string }) => id === made.json.id)).toMatchObject({ url });
  });

  it("has a new secret by a call, and the former one signs beside it for a while", async () => {
    const { json } = await create();
    const renewed = await api.call("POST", `/automations/${json.id}/signing-secret`, { overlap: "PT24H" });
    expect(renewed.status).toBe(201);
    expect(renewed.json.signingSecret).not.toBe(json.signingSecret);
    expect(renewed.json.signingSecret).toMatch(/^whsec_/);
    const incoming = await api.call("POST", "/automations", minimal);
    expect(await api.call("POST", `/automations/${incoming.json.id}/signing-secret`, {})).toMatchObject({
      status: 409,
    });
  });

  it.each([
    [{ url: "http://crm.example.com/" }, "url", "target_not_allowed"],
    [{ url: "https://10.0.0.1/" }, "url", "target_not_allowed"],
    [{ url: "https://[::1]/" }, "url", "target_not_allowed"],
    [{ url: "https://169.254.169.254/latest/meta-data" }, "url", "target_not_allowed"],
    [{ url: "nowhere" }, "url", "invalid_url"],
    [{ url: undefined }, "url", "missing_field"],
    [{ surveyId: undefined }, "surveyId", "missing_field"],
    [{ events: [] }, "events", "too_few"],
    [{ events: ["response.deleted"] }, "events[0]", "not_in_list"],
    [{ include: ["answers.none"] }, "include[0]", "unknown_field"],
    [{ include: ["variables.None"] }, "include[0]", "unknown_field"],
    [{ filter: { field: "answers.none", op: "exists" } }, "filter", "unknown_question"],
    [{ headers: { Host: "evil" } }, "headers.Host", "invalid_header"],
    [{ headers: { "Content-Length": "1" } }, "headers.Content-Length", "invalid_header"],
    [{ headers: { "webhook-id": "1" } }, "headers.webhook-id", "invalid_header"],
    [{ headers: { "User-Agent": "x" } }, "headers.User-Agent", "invalid_header"],
    [{ headers: { "Transfer-Encoding": "chunked" } }, "headers.Transfer-Encoding", "invalid_header"],
    [{ headers: { "X-A": "a\r\nX-B: b" } }, "headers.X-A", "invalid_header"],
    [{ messageId: "msg_1" }, "messageId", "unknown_field"],
  ])("refuses %j", async (over, field, code) => {
    const refused = await create(over);
    expect(refused.status).toBe(422);
    expect(refused.json.errors).toContainEqual({ field, code, message: expect.any(String) });
  });

  it("is changed, and takes nothing that only an incoming one has", async () => {
    const { json } = await create();
    const path = `/automations/${json.id}`;
    const changed = await api.call("PATCH", path, {
      values: "labels",
      events: ["invitation.sent", "response.completed"],
    });
    expect(changed).toMatchObject({
      status: 200,
      json: { values: "labels", events: ["response.completed", "invitation.sent"], url },
    });
    const refused = await api.call("PATCH", path, { delay: "P2D" });
    expect(refused.json.errors).toEqual([
      { field: "delay", code: "unknown_field", message: expect.any(String) },
    ]);
    expect((await api.call("PATCH", path, { ...changed.json })).status).toBe(200);
  });

  it("may be a draft without a URL, which enabling asks for", async () => {
    const { json } = await api.call("POST", "/automations", {
      name: "Later",
      type: "outgoing_webhook",
      status: "draft",
    });
    expect(json).toMatchObject({ status: "draft", url: null });
    const refused = await api.call("POST", `/automations/${json.id}/enable`, {});
    expect(refused.status).toBe(422);
    expect(refused.json.errors.map(({ field }: { field: string }) => field)).toEqual(["surveyId", "url"]);
  });

  it("signs from the start where a copy is enabled before anybody asked for its secret", async () => {
    const { json } = await create();
    const ways = {
      enable: (id: string) => api.call("POST", `/automations/${id}/enable`, {}),
      change: (id: string) => api.call("PATCH", `/automations/${id}`, { status: "enabled" }),
    };
    for (const way of Object.values(ways)) {
      const id = await duplicateAutomation(db, api.workspace.id, json.id, (name) => name, new Date(), null);
      expect((await api.call("GET", `/automations/${id}`)).json.hasSigningSecret).toBe(false);
      expect((await way(id)).status).toBe(200);
      expect((await api.call("GET", `/automations/${id}`)).json.hasSigningSecret).toBe(true);
    }
  });

  it("tries its receiver with a marked example, and tells what it answered", async () => {
    const { json } = await create({ url: local });
    const tried = await api.call("POST", `/automations/${json.id}/test`);
    expect(tried).toMatchObject({
      status: 200,
      json: { status: 200, ms: expect.any(Number), answer: "x".repeat(1024), error: null },
    });
    expect(JSON.parse(bodies.at(-1)!)).toMatchObject({
      type: "response.completed",
      test: true,
      data: { answers: { nps: 9 } },
    });
    const away = await api.call("POST", `/automations/${json.id}/test`, { url: "http://127.0.0.1:9/" });
    expect(away.json).toMatchObject({ status: null, answer: null, error: "connection_refused" });
    const read = await api.call("GET", `/automations/${json.id}/runs`);
    expect(read.json.data).toEqual([]);
  });

  it("is enabled, disabled, and deleted with its runs", async () => {
    const { json } = await create();
    const path = `/automations/${json.id}`;
    expect((await api.call("POST", `${path}/disable`)).json).toMatchObject({
      status: "disabled",
      disabledReason: "manual",
    });
    expect((await api.call("POST", `${path}/enable`, { held: "release" })).json).toMatchObject({
      status: "enabled",
      released: 0,
    });
    expect((await api.call("DELETE", path)).status).toBe(204);
    expect((await api.call("GET", path)).status).toBe(404);
  });

  it("knows an external survey's answers only when they come", async () => {
    const external = await makeSurvey(db, api.workspace.id, {
      kind: "external",
      url: "https://forms.example.com/",
      questions: [],
    });
    const filter = { field: "answers.score", op: "lte", value: 3 };
    expect((await create({ surveyId: external.id, filter, include: ["answers.score"] })).status).toBe(201);
  });
});
