import { describe, expect, it } from "vitest";
import { diagnose } from "./diagnose";
import { senderOf } from "./list";
import { signers } from "./testing";

const now = new Date("2026-11-24T10:00:00Z");
const url = "https://surveys.example.com/api/hooks/aut_1";
const body = '{"id":1,"name":"Elin"}';

function why(
  id: string,
  { sent = body, signed = body, secret = "new", at = now, to = url, headers = {} } = {},
) {
  const given = signers[id]!({ secret, method: "POST", url, body: signed, at });
  const request = { method: "POST", url: to, headers: { ...given, ...headers }, body: Buffer.from(sent) };
  return diagnose(senderOf(id), ["new", "former"], request, now);
}

describe("why a signature did not open a hook", () => {
  it("none came", () => {
    const headers = { "x-shopify-hmac-sha256": undefined };
    expect(why("shopify", { headers })).toEqual({ sender: "shopify", rule: "no_signature" });
    expect(
      diagnose(senderOf("generic"), [], { method: "POST", url, headers: {}, body: Buffer.from("") }, now)
        .rule,
    ).toBe("no_signature");
  });

  it("it cannot be read", () => {
    expect(why("stripe", { headers: { "stripe-signature": "abc" } }).rule).toBe("malformed");
  });

  it("the clocks are apart", () => {
    const at = new Date(now.getTime() - 420_000);
    expect(why("stripe", { at })).toEqual({ sender: "stripe", rule: "clock", minutes: 7 });
  });

  it("it is the former secret's, or another's", () => {
    expect(why("shopify", { secret: "former" }).rule).toBe("former_secret");
    expect(why("shopify", { secret: "another" }).rule).toBe("other_secret");
  });

  it.each([
    ["pretty", JSON.stringify(JSON.parse(body), null, 2)],
    ["with a line end", `${body}\n`],
    ["with blanks", ` ${body} `],
  ])("the body was written anew on the way: %s", (_, sent) => {
    expect(why("shopify", { sent }).rule).toBe("body_changed");
    expect(why("shopify", { sent, secret: "another" }).rule).toBe("other_secret");
  });

  it("the URL is another than the sender was given", () => {
    expect(why("square", { to: `${url}/` }).rule).toBe("url_changed");
    expect(why("square", { to: `http${url.slice(5)}` }).rule).toBe("url_changed");
    expect(why("square", { to: `${url}?a=1` }).rule).toBe("url_changed");
  });
});
