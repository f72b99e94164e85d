import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { elementIdOf, eventIdOf } from "./event-id";
import { type Asked, answerHandshake, findHandshake, isPingOf } from "./handshake";
import { senderOf, senders } from "./list";

const post = (over: Partial<Asked> = {}): Asked => ({
  ...{ method: "POST", headers: {}, query: {}, body: {} },
  ...over,
});
const answer = (id: string, asked: Asked, secret?: string) => {
  const handshake = findHandshake(senderOf(id), asked);
  return handshake && answerHandshake(handshake, asked, secret);
};
const signed = (id: string, asked: Asked) => findHandshake(senderOf(id), asked)?.signed;
const json = (body: object) => ({
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});
const text = (body: string) => ({ headers: { "content-type": "text/plain; charset=utf-8" }, body });

describe("handshakes, as the vendors show them", () => {
  it.each(["cloudevents", "azure-event-grid"])("%s asks who may send", (id) => {
    const asked = post({
      ...{ method: "OPTIONS", body: undefined },
      headers: { "webhook-request-origin": "eventemitter.example.com", "webhook-request-rate": "120" },
    });
    expect(answer(id, asked)).toEqual({
      headers: { "webhook-allowed-origin": "eventemitter.example.com", "webhook-allowed-rate": "120" },
      body: "",
    });
    const { "webhook-request-rate": _, ...headers } = asked.headers;
    expect(answer(id, { ...asked, headers })?.headers["webhook-allowed-rate"]).toBe("*");
    expect(answer(id, { ...asked, headers: {} })).toBeUndefined();
  });

  it("Azure Event Grid validates a subscription", () => {
    const code = "512d38b6-c7b8-40c8-89fe-f46f9e9622b6";
    const body = [
      {
        id: "2d1781af-3a4c-4d7c-bd0c-e34b19da4e66",
        subject: "",
        data: { validationCode: code, validationUrl: "https://rp-eastus2.eventgrid.azure.net/" },
        eventType: "Microsoft.EventGrid.SubscriptionValidationEvent",
        dataVersion: "1",
      },
    ];
    expect(answer("azure-event-grid", post({ body }))).toEqual(json({ validationResponse: code }));
    expect(
      answer("azure-event-grid", post({ body: [{ id: "1", eventType: "Order.Paid" }] })),
    ).toBeUndefined();
  });

  it("Microsoft Graph wants its token decoded", () => {
    const query = { validationToken: "Validation: Testing <client> & app å" };
    expect(answer("microsoft-graph", post({ query, body: undefined }))).toEqual(text(query.validationToken));
  });

  it("Meta wants its challenge, where it names the secret", () => {
    const query = {
      "hub.mode": "subscribe",
      "hub.challenge": "1158201444",
      "hub.verify_token": "meatyhamhock",
    };
    const asked = post({ method: "GET", query, body: undefined });
    expect(answer("meta", asked, "meatyhamhock")).toEqual(text("1158201444"));
    expect(answer("meta", asked, "another")).toBeUndefined();
    expect(answer("meta", asked)).toBeUndefined();
    expect(
      findHandshake(senderOf("meta"), { ...asked, query: { ...query, "hub.mode": "x" } }),
    ).toBeUndefined();
  });

  it("Slack verifies a URL, signed", () => {
    const body = {
      token: "Jhj5dZrVaK7ZwHHjRyZWjbDl",
      challenge: "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P",
      type: "url_verification",
    };
    expect(answer("slack", post({ body }), "s")).toEqual(text(body.challenge));
    expect(signed("slack", post({ body }))).toBe(true);
  });

  it("monday wants its challenge back", () => {
    const body = { challenge: "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P" };
    expect(answer("monday", post({ body }))).toEqual(json(body));
    expect(answer("monday", post({ body: { event: { pulseId: 1 } } }))).toBeUndefined();
  });

  it("Zoom has its token signed, and nothing longer or stranger than a token", () => {
    const body = (plainToken: string) => ({
      ...{ payload: { plainToken }, event_ts: 1654503849680, event: "endpoint.url_validation" },
    });
    const asked = post({ body: body("qgg8vlvZRS6UYooatFL8Aw") });
    const encryptedToken = createHmac("sha256", "s3cret").update("qgg8vlvZRS6UYooatFL8Aw").digest("hex");
    expect(answer("zoom", asked, "s3cret")).toEqual(
      json({ plainToken: "qgg8vlvZRS6UYooatFL8Aw", encryptedToken }),
    );
    expect(signed("zoom", asked)).toBe(true);
    for (const token of ["v0:1654503849:{}", "a".repeat(65), "a b", ""]) {
      expect(answer("zoom", post({ body: body(token) }), "s3cret")).toBeUndefined();
    }
  });

  it("Asana brings its secret, which is kept", () => {
    const headers = { "x-hook-secret": "b537207f20cbfa02357cf448134da559e8bd39d61597dcd5631b8012eae53e81" };
    expect(answer("asana", post({ headers, body: undefined }))).toEqual({
      ...{ headers, body: "", keeps: headers["x-hook-secret"] },
    });
    expect(answer("asana", post({ headers: { "x-hook-secret": "short" } }))).toBeUndefined();
  });

  it("Smartsheet hears its challenge in both ways", () => {
    const challenge = "d78dd1d3-01ce-4481-81de-92b4f3aa5ab1";
    const asked = post({
      headers: { "smartsheet-hook-challenge": challenge },
      body: { challenge, webhookId: 5953534465992 },
    });
    expect(answer("smartsheet", asked)).toEqual({
      headers: { "content-type": "application/json", "smartsheet-hook-response": challenge },
      body: JSON.stringify({ smartsheetHookResponse: challenge }),
    });
    expect(answer("smartsheet", { ...asked, headers: {} })).toBeUndefined();
  });

  it("Xero tries with an empty list, signed, and wants nothing said", () => {
    const body = { events: [], firstEventSequence: 0, lastEventSequence: 0, entropy: "S0m3r4N" };
    expect(answer("xero", post({ body }), "s")).toEqual({ headers: {}, body: "" });
    expect(signed("xero", post({ body }))).toBe(true);
    expect(answer("xero", post({ body: { ...body, events: [{ eventType: "CREATE" }] } }))).toBeUndefined();
  });

  it.each(["GET", "HEAD"])("Mailchimp looks whether somebody is there by %s", (method) => {
    expect(answer("mailchimp", post({ method, body: undefined }))).toEqual({ headers: {}, body: "" });
    expect(answer("mailchimp", post({ body: { type: "subscribe" } }))).toBeUndefined();
  });

  it("lets no line into a header", () => {
    const headers = { "webhook-request-origin": "a\r\nset-cookie: b" };
    expect(answer("cloudevents", post({ method: "OPTIONS", headers }))).toBeUndefined();
    const rate = { "webhook-request-origin": "a", "webhook-request-rate": "1\r\nset-cookie: b\u00e5" };
    expect(answer("cloudevents", post({ method: "OPTIONS", headers: rate }))?.headers).toMatchObject({
      "webhook-allowed-rate": "1set-cookie: b",
    });
  });

  it("are none for a sender that has none", () => {
    for (const sender of senders.filter(({ handshakes }) => !handshakes)) {
      expect(findHandshake(sender, post({ method: "OPTIONS" }))).toBeUndefined();
    }
  });
});

describe("pings", () => {
  it.each<[string, Partial<Asked>]>([
    [
      "github",
      { headers: { "x-github-event": "ping" }, body: { zen: "Keep it logically awesome.", hook_id: 1 } },
    ],
    ["woocommerce", { body: { webhook_id: "7" } }],
    ["asana", { body: { events: [] } }],
    ["greenhouse", { body: { action: "ping", payload: { web_hook_id: 1 } } }],
    ["cal-com", { body: { triggerEvent: "PING", payload: { attendees: [{ email: "jdoe@example.com" }] } } }],
    ["intercom", { body: { topic: "ping", data: { item: { type: "ping" } } } }],
  ])("%s", (id, over) => expect(isPingOf(senderOf(id), post(over))).toBe(true));

  it.each<[string, Partial<Asked>]>([
    ["github", { headers: { "x-github-event": "push" } }],
    ["woocommerce", { body: { webhook_id: "7", email: "a@example.com" } }],
    ["woocommerce", { body: { webhook_id: "7x" } }],
    ["asana", { body: { events: [{}] } }],
    ["stripe", { body: { action: "ping" } }],
    ["github", { method: "GET", headers: { "x-github-event": "ping" } }],
  ])("%s sends none as %j", (id, over) => expect(isPingOf(senderOf(id), post(over))).toBe(false));
});

describe("the id of an event", () => {
  it.each([
    ["shopify", { "x-shopify-webhook-id": " b54557e4 " }, {}, "x-shopify-webhook-id b54557e4"],
    ["stripe", {}, { id: "evt_1" }, "stripe:id evt_1"],
    ["pipedrive", {}, { meta: { id: 17 } }, "pipedrive:meta.id 17"],
    ["stripe", {}, { id: "å" }, "stripe:id 7GYlw8RIOtNG+D21h9X0hfgbbKyq4NEqDlGrbFwtD7E="],
    ["stripe", {}, { id: { a: 1 } }, undefined],
    ["stripe", {}, undefined, undefined],
    ["generic", { "x-shopify-webhook-id": "1" }, { id: 1 }, undefined],
    ["hubspot", {}, [{ eventId: 1 }], undefined],
  ])("of %s with %j and %j", (id, headers, body, key) => {
    const found = eventIdOf(senderOf(id), headers, body);
    if (key?.endsWith("=")) expect(found).toMatch(/^stripe:id [A-Za-z0-9+/]{43}=$/);
    else expect(found).toBe(key);
  });

  it("of an element, where each has its own", () => {
    expect(elementIdOf(senderOf("hubspot"), { eventId: 17 })).toBe("hubspot 17");
    expect(elementIdOf(senderOf("hubspot"), { vid: 51 })).toBeUndefined();
    expect(elementIdOf(senderOf("stripe"), { id: "evt_1" })).toBeUndefined();
  });
});
