import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { automations } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { signers } from "@/lib/sender/testing";
import { anna } from "../testing-mapped-hook";
import { body, secret, senderHooksForTests } from "../testing-sender-hook";

const db = await testDatabase();
const { automation, hook, from, rowOf, deliveriesOf, runsOf } = await senderHooksForTests(db);

describe("handshakes and pings", () => {
  it("are answered, make no delivery and no run, and are told", async () => {
    const { id, headers } = await from("slack");
    const sent = JSON.stringify({ type: "url_verification", challenge: "3eZbrw1a" });
    const answer = await hook.post(id, sent, { headers: headers({ body: sent }) });
    expect(answer).toMatchObject({ status: 200, text: "3eZbrw1a" });
    expect(await deliveriesOf(id)).toEqual([]);
    expect(await runsOf(id)).toEqual([]);
    expect((await rowOf(id)).lastHandshakeAt).toEqual(hook.state.now);
  });

  it("Zoom's token is signed for Zoom only", async () => {
    const { id, headers } = await from("zoom");
    const sent = JSON.stringify({ event: "endpoint.url_validation", payload: { plainToken: "qgg8" } });
    expect(await hook.post(id, sent, { headers: headers({ body: sent }) })).toMatchObject({
      status: 200,
      json: { plainToken: "qgg8", encryptedToken: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(await hook.post(id, sent, { headers: { "content-length": "90" } })).toMatchObject({ status: 401 });
    expect(await hook.post(id, sent, { headers: headers({ body: sent, secret: "x" }) })).toMatchObject({
      status: 401,
    });
  });

  it("Asana's secret is kept, and a second one refused until it is taken away", async () => {
    const { id, key } = await from("asana", { secret: null });
    const shake = (secret: string) =>
      hook.post(id, "{}", { headers: { "x-hook-secret": secret, "content-length": "2" } });
    expect(await shake("a".repeat(32))).toMatchObject({
      status: 200,
      headers: { "x-hook-secret": "a".repeat(32) },
    });
    expect(await shake("b".repeat(32))).toMatchObject({ status: 401 });
    const headers = signers.asana!({
      secret: "a".repeat(32),
      method: "POST",
      url: "",
      body,
      at: hook.state.now,
    });
    expect(await hook.post(id, body, { headers })).toMatchObject({ status: 200 });
    await db.update(automations).set({ senderSecret: null }).where(eq(automations.id, id));
    expect(await shake("b".repeat(32))).toMatchObject({ status: 200 });
    expect(await hook.post(id, { events: [] }, { key })).toMatchObject({
      json: { mode: "ping", accepted: 0 },
    });
  });

  it("Asana's second secret is no event either, whoever brings it", async () => {
    const { id, key } = await from("asana");
    const headers = { "x-hook-secret": "b".repeat(32) };
    expect(await hook.post(id, {}, { key, headers })).toMatchObject({
      status: 401,
      json: { code: "invalid_signature" },
    });
    expect(await deliveriesOf(id)).toEqual([]);
  });

  it("are no event where only the secret's holder may ask, and the key alone came", async () => {
    const zoom = await from("zoom");
    const asked = { event: "endpoint.url_validation", payload: { plainToken: "qgg8" } };
    expect(await hook.post(zoom.id, asked, { key: zoom.key })).toMatchObject({ status: 401 });
    expect(await deliveriesOf(zoom.id)).toEqual([]);
  });

  it("Meta is let in by its verify token, Mailchimp by being there", async () => {
    const meta = await from("meta");
    const query = (token: string) => `hub.mode=subscribe&hub.challenge=115&hub.verify_token=${token}`;
    const asked = (token: string) =>
      hook.post(meta.id, "", { method: "GET", query: query(encodeURIComponent(token)) });
    expect(await asked(secret)).toMatchObject({ status: 200, text: "115" });
    expect(await asked("x")).toMatchObject({ status: 405 });
    const mailchimp = await from("mailchimp", { secret: null });
    for (const method of ["GET", "HEAD"])
      expect(await hook.post(mailchimp.id, "", { method })).toMatchObject({ status: 200, text: "" });
  });

  it("of any sender are answered with the key", async () => {
    const { id, key } = await automation();
    const headers = { "webhook-request-origin": "a.example.com" };
    expect(await hook.post(id, "", { method: "OPTIONS", query: `code=${key}`, headers })).toMatchObject({
      status: 200,
      headers: { "webhook-allowed-origin": "a.example.com", "webhook-allowed-rate": "*" },
    });
    const graph = await hook.post(id, "", { query: `code=${key}&validationToken=%22x%22` });
    expect(graph).toMatchObject({ status: 200, text: '"x"' });
    expect(await hook.post(id, { challenge: "x" }, { key })).toMatchObject({
      status: 200,
      json: { challenge: "x" },
    });
    expect(await hook.post(id, { events: [] }, { key })).not.toMatchObject({ json: { mode: "ping" } });
    expect((await rowOf(id)).lastHandshakeAt).toEqual(hook.state.now);
    const smartsheet = { "smartsheet-hook-challenge": "20e1" };
    expect(
      await hook.post(id, { challenge: "20e1", webhookId: 3 }, { key, headers: smartsheet }),
    ).toMatchObject({ headers: { "smartsheet-hook-response": "20e1" } });
    const asana = { "x-hook-secret": "a".repeat(32) };
    expect(await hook.post(id, {}, { key, headers: asana })).toMatchObject({ status: 200, headers: asana });
    expect((await rowOf(id)).senderSecret).toBeNull();
  });

  it("leave a person alone who has such a field, too", async () => {
    for (const { id, key } of [await automation(), await from("monday")])
      expect(await hook.post(id, { ...anna, challenge: "to climb" }, { key })).toMatchObject({
        json: { accepted: 1 },
      });
  });

  it("are told by what stands beside a body that says no length, or is long", async () => {
    const graph = await from("microsoft-graph", { secret: null });
    const asked = { headers: { "content-type": "text/plain" }, query: "validationToken=abc" };
    expect(await hook.post(graph.id, "", asked)).toMatchObject({ status: 200, text: "abc" });
    const { id, headers } = await from("github");
    const long = JSON.stringify({ zen: "z".repeat(20_000) });
    const ping = { ...headers({ body: long }), "x-github-event": "ping" };
    expect(await hook.post(id, long, { headers: ping })).toMatchObject({ json: { mode: "ping" } });
  });

  it("are answered so that no browser takes them for a page, and say what is taken", async () => {
    const { id } = await from("cloudevents", { secret: null });
    const headers = { "webhook-request-origin": "a.example.com" };
    expect((await hook.post(id, "", { method: "OPTIONS", headers })).headers).toMatchObject({
      "x-content-type-options": "nosniff",
      allow: "POST, OPTIONS",
    });
  });

  it("WooCommerce's ping has neither key nor signature", async () => {
    const ping = { "content-type": "application/x-www-form-urlencoded", "content-length": "12" };
    const { id, headers } = await from("woocommerce");
    expect(await hook.post(id, "webhook_id=7", { headers: ping })).toMatchObject({
      status: 200,
      json: { mode: "ping", accepted: 0, results: [] },
    });
    expect((await rowOf(id)).lastHandshakeAt).toEqual(hook.state.now);
    expect(await deliveriesOf(id)).toEqual([]);
    const signed = { ...ping, ...headers({ body: "webhook_id=7", secret: "another" }) };
    expect(await hook.post(id, "webhook_id=7", { headers: signed })).toMatchObject({ status: 401 });
    const other = await from("shopify");
    for (const [unasked, headers] of [
      [other.id, ping],
      ["aut_nobody", ping],
      [id, { ...ping, "content-length": "20000" }],
    ] as const)
      expect(await hook.post(unasked, "webhook_id=7", { headers })).toMatchObject({
        json: { status: 401, code: "missing_key" },
      });
  });

  it("use up no idempotency key", async () => {
    const { id, key, headers } = await from("github");
    const ping = { ...headers(), "x-github-event": "ping", "x-github-delivery": "1" };
    expect(await hook.post(id, body, { headers: ping })).toMatchObject({ json: { mode: "ping" } });
    const real = { "x-github-event": "push", "x-github-delivery": "1" };
    expect(await hook.post(id, body, { key, headers: real })).toMatchObject({ json: { accepted: 1 } });
  });
});
