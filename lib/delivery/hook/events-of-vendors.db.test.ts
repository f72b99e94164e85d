import { createHmac } from "node:crypto";
import { gzipSync } from "node:zlib";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { deliveries, runs } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { anna, mappedHookForTests } from "../testing-mapped-hook";

const db = await testDatabase();
const { automation, hook } = await mappedHookForTests(db);

const deliveriesOf = (id: string) => db.select().from(deliveries).where(eq(deliveries.automationId, id));

describe("a vendor's own id of an event", () => {
  it.each([
    "svix-id",
    "ce-id",
    "x-shopify-webhook-id",
    "x-wc-webhook-delivery-id",
    "x-github-delivery",
    "x-zendesk-webhook-invocation-id",
  ])("%s: a retry gets the first answer again, and nobody a second mail", async (name) => {
    const { id, key } = await automation();
    const headers = { [name]: "8f3c-1" };
    const first = await hook.post(id, anna, { key, headers });
    const again = await hook.post(id, anna, { key, headers });
    expect(again).toMatchObject({ status: 200, headers: { "idempotency-replayed": "true" } });
    expect(again.text).toBe(first.text);
    expect(await deliveriesOf(id)).toHaveLength(1);
    const other = await hook.post(id, anna, { key, headers: { [name]: "8f3c-2" } });
    expect(other.headers["idempotency-replayed"]).toBeUndefined();
  });

  it("does not mind that a retry's body was built anew", async () => {
    const { id, key } = await automation();
    const headers = { "x-shopify-webhook-id": "1" };
    const first = await hook.post(id, anna, { key, headers });
    const again = await hook.post(id, { ...anna, sentAt: 2 }, { key, headers });
    expect([again.status, again.text]).toEqual([200, first.text]);
  });

  it.each(["idempotency-key", "webhook-id", "svix-id"])("%s does mind", async (name) => {
    const { id, key } = await automation();
    const headers = { [name]: "1" };
    await hook.post(id, anna, { key, headers });
    const again = await hook.post(id, { ...anna, FirstName: "B" }, { key, headers });
    expect(again.json).toMatchObject({ status: 422, code: "idempotency_key_reused" });
  });

  it("stands behind a key that the caller chose, and is none of its names", async () => {
    const { id, key } = await automation();
    const post = (headers: Record<string, string>) => hook.post(id, anna, { key, headers });
    await post({ "idempotency-key": "1", "x-github-delivery": "2" });
    const fresh: Record<string, string>[] = [
      { "x-github-delivery": "1" },
      { "x-github-delivery": "2" },
      { "ce-id": "1" },
    ];
    for (const headers of fresh)
      expect((await post(headers)).headers["idempotency-replayed"]).toBeUndefined();
    expect((await post({ "idempotency-key": "1" })).headers["idempotency-replayed"]).toBe("true");
  });

  it.each(["with blanks", "å", "x".repeat(5000)])("is taken whatever it is: %#", async (value) => {
    const { id, key } = await automation();
    const headers = { "x-shopify-webhook-id": value };
    expect((await hook.post(id, anna, { key, headers })).status).toBe(200);
    expect((await hook.post(id, anna, { key, headers })).headers["idempotency-replayed"]).toBe("true");
    const refused = await hook.post(id, anna, { key, headers: { "idempotency-key": value } });
    expect(refused.json.code).toBe("invalid_idempotency_key");
  });
});

it("svix-* headers are read like webhook-*", async () => {
  const bytes = Buffer.alloc(24, 7);
  const { id, key } = await automation({ signingSecret: `whsec_${bytes.toString("base64")}` });
  const body = JSON.stringify(anna);
  const time = String(Math.floor(hook.state.now.getTime() / 1000));
  const signature = `v1,${createHmac("sha256", bytes).update(`msg_1.${time}.${body}`).digest("base64")}`;
  const headers = { "svix-id": "msg_1", "svix-timestamp": time, "svix-signature": signature };
  expect((await hook.post(id, body, { key, headers })).status).toBe(200);
  const forged = await hook.post(id, `${body} `, { key, headers });
  expect(forged.json).toMatchObject({ status: 401, code: "invalid_signature" });
});

describe("a ping", () => {
  const form = { "content-type": "application/x-www-form-urlencoded; charset=UTF-8" };

  it.each<[string, string, Record<string, string>]>([
    ["WooCommerce's", "webhook_id=7", { ...form, "idempotency-key": "1" }],
    ["GitHub's", '{"zen":"Keep it logically awesome.","hook_id":1}', { "x-github-event": "ping" }],
  ])("%s is answered and leaves nothing", async (_, body, headers) => {
    for (const status of ["enabled", "draft", "disabled"] as const) {
      const { id, key } = await automation({ status });
      const answer = await hook.post(id, body, { key, headers });
      expect([answer.status, answer.json]).toEqual([
        200,
        { mode: "ping", accepted: 0, filtered: 0, duplicates: 0, rejected: 0, results: [] },
      ]);
      expect(await deliveriesOf(id)).toHaveLength(0);
      const real = await hook.post(id, anna, { key, headers: { "idempotency-key": "1" } });
      expect(real.headers["idempotency-replayed"]).toBeUndefined();
    }
  });

  it("without a key is refused like any other request", async () => {
    const { id } = await automation();
    expect((await hook.post(id, "webhook_id=7", { headers: form })).json.code).toBe("missing_key");
  });

  it("is not any form that has such a field", async () => {
    const { id, key } = await automation();
    const answer = await hook.post(id, "webhook_id=7&EmailAddress=a@example.com", { key, headers: form });
    expect(answer.json).toMatchObject({ mode: "live", accepted: 1 });
  });
});

describe("the rate", () => {
  const limited = { status: 429, code: "rate_limited" };

  it("is used up by bodies that cannot be read, and then nothing is kept", async () => {
    const { id, key } = await automation({ rateLimitPerMinute: 3, autoDisableAfter: null });
    for (let n = 0; n < 3; n++) expect((await hook.post(id, "{", { key })).status).toBe(400);
    expect((await hook.post(id, "{", { key })).json).toMatchObject(limited);
    expect((await hook.post(id, anna, { key })).json).toMatchObject(limited);
    expect(await deliveriesOf(id)).toHaveLength(3);
  });

  it.each<[string, Buffer | string, Record<string, string>]>([
    ["too large", Buffer.alloc(2 ** 20 + 1), {}],
    ["of another kind", "a,b", { "content-type": "text/csv" }],
    ["packed in another way", "x", { "content-encoding": "br" }],
    ["too large once unpacked", gzipSync(Buffer.alloc(2 ** 20 + 1)), { "content-encoding": "gzip" }],
    ["of too many", JSON.stringify(Array(1001).fill({})), {}],
  ])("is used up by bodies that are %s", async (_, body, headers) => {
    const { id, key } = await automation({ rateLimitPerMinute: 1 });
    expect((await hook.post(id, body, { key, headers })).json.code).not.toBe("rate_limited");
    expect((await hook.post(id, anna, { key })).json).toMatchObject(limited);
    expect((await hook.post(id, anna, { key, query: "dryRun=1" })).status).toBe(200);
  });

  it("is asked before a body is read", async () => {
    const { id, key } = await automation({ rateLimitPerMinute: 1 });
    await hook.post(id, anna, { key });
    const refused = await hook.post(id, Buffer.alloc(2 ** 20 + 1), { key });
    expect(refused.json).toMatchObject(limited);
  });

  it("of dry runs is their own", async () => {
    const { id, key } = await automation({ rateLimitPerMinute: 2 });
    const dry = (body: unknown) => hook.post(id, body, { key, query: "dryRun=1" });
    expect([(await dry(anna)).status, (await dry("{")).status]).toEqual([200, 400]);
    expect((await dry(anna)).json).toMatchObject(limited);
    for (let n = 0; n < 2; n++) expect((await hook.post(id, anna, { key })).status).toBe(200);
    expect((await hook.post(id, anna, { key })).json).toMatchObject(limited);
  });

  it("still takes a request larger than the burst when the bucket is full", async () => {
    const { id, key } = await automation({ rateLimitPerMinute: 2 });
    expect((await hook.post(id, [anna, anna, anna], { key })).status).toBe(200);
    expect((await hook.post(id, anna, { key })).json).toMatchObject(limited);
  });
});

it("of a body that cannot be read 8 KiB are kept, with a note", async () => {
  const { id, key } = await automation();
  await hook.post(id, `{"a":"${"x".repeat(100_000)}`, { key });
  const [delivery] = await deliveriesOf(id);
  expect(delivery!.body).toHaveLength(8192);
  expect(delivery!.notes).toMatchObject([{ code: "body_cut", kept: 8192 }]);
});

it("a run that invites nobody keeps whom it was about", async () => {
  const { id, key } = await automation({ filter: { field: "Language", op: "equals", value: "sv" } });
  const { json } = await hook.post(
    id,
    [
      { EmailAddress: " Ada@Example.com ", Language: "en" },
      { EmailAddress: "x@internal.local", Language: "sv" },
      { EmailAddress: "nonsense\0", Language: "sv" },
      { EmailAddress: "y".repeat(300), Language: "sv" },
      { Language: "sv" },
      7,
    ],
    { key },
  );
  const stored = await db
    .select()
    .from(runs)
    .where(eq(runs.deliveryId, json.deliveryId))
    .orderBy(runs.position);
  expect(stored.map(({ status, email }) => [status, email])).toEqual([
    ["filtered", "Ada@example.com"],
    ["rejected", "x@internal.local"],
    ["rejected", "nonsense\ufffd"],
    ["rejected", "y".repeat(254)],
    ["rejected", null],
    ["rejected", null],
  ]);
});
