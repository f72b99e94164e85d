import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { makeAutomation, makeWorkspace } from "@/db/factories";
import { automations } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { isSealed, seal, unseal } from "../sealed";
import { updateAutomation } from "./mutations";
import { getAutomation } from "./queries";
import { countUnopened, sealSecrets } from "./seal-secrets";
import { senderSecretsOf } from "./sender-secret";
import { automationPatch } from "./setup/schema";

const db = await testDatabase();
const now = new Date("2026-11-24T09:00:00Z");

async function make() {
  const workspace = await makeWorkspace(db);
  const { automation } = await makeAutomation(db, { workspaceId: workspace.id });
  const patch = (body: object, at = now) =>
    updateAutomation(db, workspace.id, automation.id, automationPatch.parse(body), at);
  const row = () => getAutomation(db, workspace.id, automation.id);
  return { id: automation.id, patch, row };
}

describe("the secret of a sender", () => {
  it("is stored so that a reader of the database alone cannot use it", async () => {
    const { id, patch, row } = await make();
    await patch({ sender: "shopify", senderSecret: " hush " });
    const { senderSecret, sender } = await row();
    expect(sender).toBe("shopify");
    expect(isSealed(senderSecret!)).toBe(true);
    expect(unseal(senderSecret!, id)).toBe("hush");
  });

  it("leaves the former one good for a day, or for as long as is said", async () => {
    const { patch, row } = await make();
    await patch({ sender: "shopify", senderSecret: "one" });
    await patch({ senderSecret: "two" });
    expect(senderSecretsOf(await row())).toEqual([
      { secret: "two", ends: null },
      { secret: "one", ends: new Date("2026-11-25T09:00:00Z") },
    ]);
    await patch({ senderSecret: "three", senderSecretOverlap: "PT0S" });
    expect(senderSecretsOf(await row())).toEqual([{ secret: "three", ends: null }]);
  });

  it("goes at once with null, and with another sender", async () => {
    const { patch, row } = await make();
    await patch({ sender: "shopify", senderSecret: "one" });
    await patch({ senderSecret: "two" });
    await patch({ senderSecret: null });
    expect(senderSecretsOf(await row())).toEqual([]);
    await patch({ senderSecret: "three" });
    await patch({ sender: "shopify", name: "Same" });
    expect(senderSecretsOf(await row())).toHaveLength(1);
    await patch({ sender: "woocommerce" });
    expect(senderSecretsOf(await row())).toEqual([]);
    await patch({ sender: "shopify", senderSecret: "four" });
    expect(senderSecretsOf(await row())).toEqual([{ secret: "four", ends: null }]);
  });

  it("is base64 where the sender has it so", async () => {
    const { patch } = await make();
    await expect(patch({ sender: "clerk", senderSecret: "not base64!" })).rejects.toMatchObject({
      more: { errors: [{ field: "senderSecret", code: "invalid_secret" }] },
    });
    await patch({ sender: "clerk", senderSecret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" });
  });

  it("raises the version that hooks compare, which a handshake does not", async () => {
    const { id, patch, row } = await make();
    const { version } = await row();
    await patch({ sender: "shopify", senderSecret: "one" });
    expect((await row()).version).toBeGreaterThan(version);
    const { version: before } = await row();
    await db.update(automations).set({ lastHandshakeAt: now }).where(eq(automations.id, id));
    expect((await row()).version).toBe(before);
  });
});

describe("signing secrets that an older version stored as they are", () => {
  const plain = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  it("are sealed at the start, each once", async () => {
    const { id, row } = await make();
    await db.update(automations).set({ signingSecret: plain }).where(eq(automations.id, id));
    expect(await sealSecrets(db)).toBe(1);
    const sealed = (await row()).signingSecret!;
    expect(unseal(sealed, id)).toBe(plain);
    expect(await sealSecrets(db)).toBe(0);
    expect((await row()).signingSecret).toBe(sealed);
  });

  it("are sealed from then on when they are made", async () => {
    const { id, patch, row } = await make();
    await patch({ signingSecret: plain });
    expect(isSealed((await row()).signingSecret!)).toBe(true);
    expect(unseal((await row()).signingSecret!, id)).toBe(plain);
  });
});

describe("a template", () => {
  it("fills in what is left out, and nothing else", async () => {
    const { patch, row } = await make();
    await patch({ sender: "shopify", template: "order", filter: null });
    const { fields, filter, mapping } = await row();
    expect(fields).toContainEqual({ name: "OrderId", path: "name", required: false });
    expect(filter).toBeNull();
    expect(mapping).toMatchObject({ EmailAddress: "email", FirstName: "firstName", OrderId: null });
  });

  it("is one of its sender's", async () => {
    const { patch } = await make();
    await expect(patch({ sender: "stripe", template: "order" })).rejects.toMatchObject({
      more: { errors: [{ field: "template", code: "unknown_template" }] },
    });
  });
});

it("those that another AUTH_SECRET sealed are counted, once an automation", async () => {
  const { id, patch } = await make();
  await patch({ signingSecret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", senderSecret: "of the shop" });
  expect(await countUnopened(db)).toBe(0);
  const before = process.env.AUTH_SECRET;
  process.env.AUTH_SECRET = "another secret of this installation";
  try {
    expect(await countUnopened(db)).toBeGreaterThan(0);
  } finally {
    process.env.AUTH_SECRET = before;
  }
  await db
    .update(automations)
    .set({ senderSecret: seal("moved", "aut_other") })
    .where(eq(automations.id, id));
  expect(await countUnopened(db)).toBe(1);
});

it("an alert whose channel another AUTH_SECRET sealed is counted", async () => {
  const { id } = await make();
  const before = await countUnopened(db);
  const tell = async (url: string) =>
    await db
      .update(automations)
      .set({
        alert: {
          channels: [{ id: "chn_1", kind: "slack", url, shown: "https://hooks.example/", locale: "en" }],
          digest: null,
          at: "08:00",
        },
      })
      .where(eq(automations.id, id));
  await tell(seal("https://hooks.example/T1", id));
  expect(await countUnopened(db)).toBe(before);
  await tell(seal("https://hooks.example/T1", "aut_other"));
  expect(await countUnopened(db)).toBe(before + 1);
});
