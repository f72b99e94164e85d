import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { makeMessage, makeSurvey } from "@/db/factories";
import { automationKeys, automations, notices } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { hashSecret } from "@/lib/secret";
import { apiForTests } from "./testing";

const db = await testDatabase();
let api: Awaited<ReturnType<typeof apiForTests>>;
let other: Awaited<ReturnType<typeof apiForTests>>;
let minimal: { name: string; surveyId: string; messageId: string };

beforeAll(async () => {
  api = await apiForTests(db);
  other = await apiForTests(db);
  const survey = await makeSurvey(db, api.workspace.id, {
    languages: ["en", "sv"],
    variables: [
      { name: "OrderId", type: "text", format: "text", required: false },
      { name: "Score", type: "text", format: "numeric", required: false },
      { name: "Bought", type: "date", required: false },
    ],
  });
  const message = await makeMessage(db, api.workspace.id);
  minimal = { name: "After purchase", surveyId: survey.id, messageId: message.id };
});

const create = async (over: object = {}) =>
  (await api.call("POST", "/automations", { ...minimal, ...over })).json;

describe("an automation by the API", () => {
  it("keeps everything that the contract names", async () => {
    const full = {
      ...minimal,
      type: "incoming_webhook",
      fields: [
        { name: "EmailAddress", path: "EmailAddress", required: true },
        { name: "FirstName", path: "FirstName" },
        { name: "Language", path: 'customer["language code"]' },
        { name: "OrderId", path: "$$.order.id", required: false, type: "text" },
      ],
      itemsPath: "items",
      filter: {
        all: [
          { field: "Language", op: "equals", value: "en" },
          {
            any: [
              { field: "OrderId", op: "exists" },
              { field: "FirstName", op: "matches", value: "^A" },
            ],
          },
        ],
      },
      mapping: { EmailAddress: "email", FirstName: "firstName", Language: "language", OrderId: "OrderId" },
      delay: "P2D",
      enabled: true,
      dedupeField: "OrderId",
      autoDisableAfter: null,
      rateLimitPerMinute: 100,
      allowKeyInUrl: false,
      signingSecret: `whsec_${Buffer.alloc(24, 7).toString("base64")}`,
      errorNotifications: { enabled: true, recipients: ["a@example.com"] },
      reminders: [{ afterDays: 3, messageId: minimal.messageId }],
    };
    const made = await api.call("POST", "/automations", full);
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({
      hookUrl: expect.stringMatching(new RegExp(`/api/hooks/${made.json.id}$`)),
      apiKey: expect.stringMatching(/^shk_.{32,}$/),
    });
    const { json } = await api.get(`/automations/${made.json.id}`);
    const { signingSecret, enabled, ...shown } = full;
    expect(json).toMatchObject({
      ...shown,
      fields: full.fields.map((field) => ({ required: false, ...field })),
      enabled: true,
      status: "enabled",
      hasSigningSecret: true,
      disabledReason: null,
      failuresInARow: 0,
      runs: { sent: 0, scheduled: 0, failed: 0, held: 0, test: 0 },
      keys: [{ prefix: made.json.apiKey.slice(0, 8), last4: made.json.apiKey.slice(-4), expiresAt: null }],
      lastRequestAt: null,
    });
    expect(JSON.stringify(json)).not.toContain(signingSecret);
    expect(json).not.toHaveProperty("apiKey");
    const [key] = await db.select().from(automationKeys).where(eq(automationKeys.automationId, json.id));
    expect(key!.hash).toEqual(hashSecret(made.json.apiKey));
  });

  it("has the defaults of the contract", async () => {
    expect(await create()).toMatchObject({
      type: "incoming_webhook",
      status: "enabled",
      itemsPath: null,
      filter: null,
      delay: null,
      dedupeField: null,
      autoDisableAfter: 10,
      rateLimitPerMinute: 6000,
      allowKeyInUrl: true,
      hasSigningSecret: false,
      errorNotifications: { enabled: false, recipients: [] },
    });
  });

  it("takes the standard fields and the survey's variables where none are given, and matches names", async () => {
    const made = await create();
    expect(made.fields.map(({ name }: { name: string }) => name)).toEqual([
      "EmailAddress",
      "FirstName",
      "LastName",
      "Language",
      "OrderId",
      "Score",
      "Bought",
    ]);
    expect(made.mapping).toEqual({
      EmailAddress: "email",
      FirstName: "firstName",
      LastName: "lastName",
      Language: "language",
      OrderId: "OrderId",
      Score: "Score",
      Bought: "Bought",
    });
  });

  it("always includes and maps the e-mail, and makes fields of mapped names", async () => {
    const made = await create({ fields: [], mapping: { OrderId: "OrderId" } });
    expect(made.fields).toEqual([
      { name: "EmailAddress", path: "EmailAddress", required: true },
      { name: "OrderId", path: "OrderId", required: false },
    ]);
    expect(made.mapping).toEqual({ EmailAddress: "email", OrderId: "OrderId" });
    const own = await create({
      fields: [{ name: "mail", path: "contact.mail" }],
      mapping: { mail: "email" },
    });
    expect(own.fields).toEqual([{ name: "mail", path: "contact.mail", required: false }]);
  });

  it("refuses a mapping that leaves out a variable that the survey requires", async () => {
    const { id } = await makeSurvey(db, api.workspace.id, {
      variables: [{ name: "Plan", type: "list", options: ["Free"], required: true }],
    });
    const refused = await api.call("POST", "/automations", {
      ...minimal,
      surveyId: id,
      mapping: { EmailAddress: "email" },
    });
    expect(refused.json).toMatchObject({
      status: 422,
      errors: [{ field: "mapping", code: "missing_field" }],
    });
  });

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
