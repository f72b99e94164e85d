import { eq } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { automations } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { seal } from "@/lib/sealed";
import { signatureHeaders } from "@/lib/sender/list";
import { signers } from "@/lib/sender/testing";
import { anna } from "../testing-mapped-hook";
import { body, secret, senderHooksForTests } from "../testing-sender-hook";

const db = await testDatabase();
const { automation, hook, from, rowOf, deliveriesOf } = await senderHooksForTests(db);

describe("a right signature opens the hook, without a key", () => {
  it.each(Object.keys(signers))("%s", async (sender) => {
    const { id, headers } = await from(sender);
    expect(await hook.post(id, body, { headers: headers() })).toMatchObject({
      status: 200,
      json: { accepted: 1 },
    });
    expect(await hook.post(id, `${body} `, { headers: headers() })).toMatchObject({
      json: { status: 401, code: "invalid_signature" },
    });
  });

  it("and a key still does", async () => {
    const { id, key } = await from("shopify");
    expect(await hook.post(id, body, { key })).toMatchObject({ status: 200 });
  });

  it("with the former secret until its overlap has passed", async () => {
    const { id, headers } = await from("shopify", { secret: "another" });
    const formerSenderSecretEnds = new Date(hook.state.now.getTime() + 1000);
    const former = { formerSenderSecret: seal(secret, id), formerSenderSecretEnds };
    await db.update(automations).set(former).where(eq(automations.id, id));
    expect(await hook.post(id, body, { headers: headers() })).toMatchObject({ status: 200 });
    hook.state.now = new Date(hook.state.now.getTime() + 1000);
    expect(await hook.post(id, body, { headers: headers() })).toMatchObject({ status: 401 });
  });

  it("not once the secret has been taken away", async () => {
    const { id, headers } = await from("shopify");
    expect(await hook.post(id, body, { headers: headers() })).toMatchObject({ status: 200 });
    await db.update(automations).set({ senderSecret: null }).where(eq(automations.id, id));
    expect(await hook.post(id, `${body} `, { headers: headers({ body: `${body} ` }) })).toMatchObject({
      json: { code: "invalid_signature" },
    });
  });

  it("a stale one is told as such", async () => {
    const { id, headers } = await from("stripe");
    const given = headers();
    hook.state.now = new Date(hook.state.now.getTime() + 301_000);
    expect(await hook.post(id, body, { headers: given })).toMatchObject({
      json: { code: "stale_timestamp" },
    });
  });
});

describe("where a key and a signature come together", () => {
  it("a wrong signature decides", async () => {
    const { id, key, headers } = await from("shopify");
    const wrong = headers({ secret: "another" });
    expect(await hook.post(id, body, { key, headers: wrong })).toMatchObject({
      json: { status: 401, code: "invalid_signature" },
    });
    expect(await hook.post(id, body, { key, headers: headers() })).toMatchObject({ status: 200 });
  });

  it("a right signature opens, whatever stands where a key may stand", async () => {
    const { id, headers } = await from("shopify");
    const answer = await hook.post(id, body, { query: "token=theirs", headers: headers() });
    expect(answer).toMatchObject({ status: 200 });
  });

  it("a signature that nobody asked for hinders no key", async () => {
    const { id, key } = await automation();
    const headers = { "x-hub-signature-256": "sha256=abc" };
    expect(await hook.post(id, body, { key, headers })).toMatchObject({ status: 200 });
  });
});

describe("nothing tells a known id from an unknown one", () => {
  it.each(["shopify", "stripe", "generic"])("by a wrong signature, %s chosen", async (sender) => {
    const { id } = await from(sender);
    const wrong: Record<string, string>[] = [
      { "x-shopify-hmac-sha256": "abc" },
      { "stripe-signature": "t=1,v1=abc" },
      { "svix-signature": "v1,abc" },
      { signature: "keyid=1" },
    ];
    for (const headers of wrong) {
      const known = await hook.post(id, body, { headers });
      const unknown = await hook.post("aut_nobody", body, { headers });
      expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
      expect(known.json.code).toBe("invalid_signature");
    }
  });

  it("by a handshake of a sender that is not chosen", async () => {
    const { id } = await from("generic");
    for (const [method, query, headers, sent] of [
      ["OPTIONS", "", { "webhook-request-origin": "a.example.com" }, ""],
      ["GET", "hub.mode=subscribe&hub.challenge=1&hub.verify_token=x", {}, ""],
      ["GET", "", {}, ""],
      ["HEAD", "", {}, ""],
      ["POST", "validationToken=x", { "content-length": "0" }, ""],
      ["POST", "", { "content-length": "17" }, '{"challenge":"x"}'],
      ["POST", "", { "x-hook-secret": "a".repeat(32), "content-length": "2" }, "{}"],
    ] as const) {
      const known = await hook.post(id, sent, { method, query, headers });
      const unknown = await hook.post("aut_nobody", sent, { method, query, headers });
      expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
      expect(known.status).toBe(method === "POST" ? 401 : method === "OPTIONS" ? 204 : 405);
    }
    expect((await rowOf(id)).lastHandshakeAt).toBeNull();
  });
});

describe("the key may come in other ways", () => {
  const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString("base64")}` });

  it("as user name or password of HTTP Basic", async () => {
    const { id, key } = await automation();
    for (const text of [`${key}:`, `hook:${key}`, `${key}:x`]) {
      expect(await hook.post(id, body, { headers: basic(text) })).toMatchObject({ status: 200 });
    }
    expect(await hook.post(id, body, { headers: basic("hook:wrong") })).toMatchObject({
      json: { code: "invalid_key" },
    });
    expect(await hook.post(id, body, { headers: basic(":") })).toMatchObject({
      json: { code: "missing_key" },
    });
  });

  it.each(["code", "access_token", "token", "Token"])(
    "as %s in the URL, unless that is off",
    async (name) => {
      const { id, key } = await automation();
      expect(await hook.post(id, body, { query: `${name}=${key}` })).toMatchObject({ status: 200 });
      await db.update(automations).set({ allowKeyInUrl: false }).where(eq(automations.id, id));
      expect(await hook.post(id, { ...anna, x: 1 }, { query: `${name}=${key}` })).toMatchObject({
        json: { code: "invalid_key" },
      });
    },
  );
});

describe("a retry never mails twice", () => {
  it("by the id that the sender has in its body, for the chosen one", async () => {
    const { id, headers } = await from("stripe");
    const event = (id: string, n: number) => JSON.stringify({ ...anna, id, n });
    const post = (text: string) => hook.post(id, text, { headers: headers({ body: text }) });
    const first = await post(event("evt_1", 1));
    const again = await post(event("evt_1", 2));
    expect(again).toMatchObject({
      status: 200,
      text: first.text,
      headers: { "idempotency-replayed": "true" },
    });
    expect((await post(event("evt_2", 1))).headers["idempotency-replayed"]).toBeUndefined();
  });

  it("by a header of the chosen sender's own", async () => {
    const { id, key } = await from("dataverse", { secret: null });
    const headers = { "x-request-id": "r1" };
    await hook.post(id, body, { key, headers });
    expect((await hook.post(id, body, { key, headers })).headers["idempotency-replayed"]).toBe("true");
  });

  it("by the id in each element, where a list carries one each", async () => {
    const { id, key } = await from("hubspot");
    const elements = (ids: number[]) => ids.map((eventId) => ({ ...anna, eventId }));
    expect(await hook.post(id, elements([1, 2]), { key })).toMatchObject({ json: { accepted: 2 } });
    expect(await hook.post(id, elements([2, 3]), { key })).toMatchObject({
      json: { accepted: 1, duplicates: 1 },
    });
  });
});

it("answers 401 to whatever stands where a signature should", async () => {
  const { id } = await from("stripe");
  const hostile = fc.oneof(
    fc.constantFrom(
      "",
      "t=,v1=",
      "t=1,v1=,v1=",
      "v1,",
      "sha256=",
      "\ud800",
      "\0",
      `${"9".repeat(400)}=`,
      "__proto__",
    ),
    fc.string({ unit: "binary", maxLength: 60 }),
  );
  const names = fc.constantFrom(
    ...signatureHeaders,
    "stripe-signature",
    "webhook-timestamp",
    "x-hook-secret",
  );
  const given = fc.array(fc.tuple(names, hostile), { minLength: 1, maxLength: 5 });
  const told = new Set<string>();
  for (const pairs of fc.sample(given, 400)) {
    const headers = { "stripe-signature": "x", ...Object.fromEntries(pairs) };
    const answer = await hook.post(id, body, { headers });
    told.add(`${answer.status} ${answer.json?.code}`);
  }
  expect([...told]).toEqual(["401 invalid_signature"]);
});

it("keeps what is beside the body, and nothing that opens a hook", async () => {
  const { id, key } = await automation();
  const headers = {
    ...{ "x-shopify-topic": "orders/paid", "x-shopify-hmac-sha256": "s", "x-hook-secret": "s" },
    "x-surveyhook-path": `/api/hooks/${id}?code=${key}`,
  };
  await hook.post(id, body, { query: `source=web&code=${key}&Token=x`, headers });
  const [delivery] = await deliveriesOf(id);
  expect(delivery!.query).toEqual({ source: "web" });
  expect(Object.keys(delivery!.headers)).not.toContain("x-shopify-hmac-sha256");
  expect(Object.keys(delivery!.headers)).not.toContain("x-hook-secret");
  expect(delivery!.headers["x-shopify-topic"]).toBe("orders/paid");
  expect(JSON.stringify(delivery!.headers)).not.toContain(key);
});
