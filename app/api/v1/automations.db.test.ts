import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { makeSurvey } from "@/db/factories";
import { automationKeys } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { hashSecret } from "@/lib/secret";
import { automationsForTests } from "./testing-automations";

const db = await testDatabase();
const { api, create, minimal } = await automationsForTests(db);

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
      runs: { sent: 0, scheduled: 0, failed: 0, held: 0 },
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
});
