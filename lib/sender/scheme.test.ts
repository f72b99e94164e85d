import { randomBytes } from "node:crypto";
import { sign as octokitSign } from "@octokit/webhooks-methods";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { senderOf, senders } from "./list";
import type { Scheme } from "./model";
import { type SignedRequest, signedHeaders, verifySignature } from "./scheme";
import { signers, type ToSign } from "./testing";

const at = new Date("2026-11-24T10:00:00Z");
const secret = `whsec_${Buffer.from("a secret of 24 bytes, or").toString("base64")}`;
const other = `whsec_${Buffer.from("another one of 24 bytes!").toString("base64")}`;
const base: ToSign = {
  secret,
  method: "POST",
  url: "https://surveys.example.com/api/hooks/aut_1?back=a%3Ab%2Fc%20d",
  body: '{"id":1,"email":"elin.strand@example.com","note":"å ☃"}',
  at,
};
const signing = senders.filter(({ scheme }) => scheme);
const schemeOf = (id: string) => senderOf(id).scheme as Scheme;

const idsOf = (has: (scheme: Scheme) => unknown) =>
  signing.filter(({ scheme }) => has(scheme!)).map(({ id }) => id);

function verdict(id: string, over: Partial<SignedRequest> = {}, secrets = [secret], now = at, given = base) {
  const { method, url, body } = given;
  const request = { method, url, body: Buffer.from(body), headers: signers[id]!(given), ...over };
  const result = verifySignature(schemeOf(id), secrets, request, now);
  return result.ok ? "ok" : result.error;
}

describe.each(signing.map(({ id }) => id))("the signature of %s", (id) => {
  const { header } = schemeOf(id);
  const headers = signers[id]!(base);
  const without = (name: string) => {
    const { [name]: _, "svix-signature": __, ...rest } = headers;
    return rest;
  };

  it("is taken as the sender makes it", () => expect(verdict(id)).toBe("ok"));

  it("is not that of another secret", () => expect(verdict(id, {}, [other])).toBe("invalid_signature"));

  it("is not that of a body changed by one byte", () => {
    expect(verdict(id, { body: Buffer.from(base.body.replace("id", "iD")) })).toBe("invalid_signature");
    expect(verdict(id, { body: Buffer.from(`${base.body} `) })).toBe("invalid_signature");
  });

  it("is good with the former secret while that counts, and not after", () => {
    expect(verdict(id, {}, [other, secret])).toBe("ok");
    expect(verdict(id, {}, [other])).toBe("invalid_signature");
    expect(verdict(id, {}, [])).toBe("invalid_signature");
  });

  it("must be there", () => expect(verdict(id, { headers: without(header) })).toBe("invalid_signature"));

  it("is refused where its header came twice, and one is wrong", () => {
    const name = Object.keys(headers).find((each) => each.endsWith("signature") || each === header) ?? header;
    const wrong = signers[id]!({ ...base, secret: other })[name];
    for (const both of [`${headers[name]}, ${wrong}`, `${wrong}, ${headers[name]}`])
      expect(verdict(id, { headers: { ...headers, [name]: both } })).toBe("invalid_signature");
  });

  it("signs bytes, not text", () => {
    const body = Buffer.from([0x7b, 0xff, 0x00, 0x7d]);
    expect(verdict(id, { body })).toBe("invalid_signature");
  });
});

describe.each(idsOf(({ timestamp }) => timestamp?.toleranceSeconds))("the time of %s", (id) => {
  it("may be as far from now as the vendor allows, and not a second more", () => {
    const most = schemeOf(id).timestamp!.toleranceSeconds!;
    const late = (by: number) => verdict(id, {}, [secret], new Date(at.getTime() + by * 1000));
    expect([late(most), late(-most)]).toEqual(["ok", "ok"]);
    expect([late(most + 1), late(-most - 1)]).toEqual(["stale_timestamp", "stale_timestamp"]);
    expect(verdict(id, {}, [other], new Date(0))).toBe("invalid_signature");
  });
});

describe.each(idsOf(({ timestamp }) => timestamp?.header))("the header of the time of %s", (id) => {
  it("is signed, and must be there", () => {
    const headers = signers[id]!(base);
    const name = schemeOf(id).timestamp!.header!;
    const key = name in headers ? name : name.replace("webhook-", "svix-");
    const later = signers[id]!({ ...base, at: new Date(at.getTime() + 1000) })[key];
    for (const text of [later, undefined, `${headers[key]}0`]) {
      expect(verdict(id, { headers: { ...headers, [key]: text } })).toBe("invalid_signature");
    }
  });
});

describe.each(idsOf(({ encoding }) => encoding === "hex"))("the digits of %s", (id) => {
  it("may be written in capitals", () => {
    const headers = signers[id]!(base);
    const { header } = schemeOf(id);
    const upper = headers[header]!.replace(/[0-9a-f]{40,}/, (found) => found.toUpperCase());
    expect(verdict(id, { headers: { ...headers, [header]: upper } })).toBe("ok");
  });
});

describe("signatures that vendors and their libraries show", () => {
  it("GitHub's example", () => {
    const headers = {
      "x-hub-signature-256": "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
    };
    expect(
      verdict("github", { headers, body: Buffer.from("Hello, World!") }, ["It's a Secret to Everybody"]),
    ).toBe("ok");
  });

  it("GitHub's library", async () => {
    const headers = { "x-hub-signature-256": await octokitSign(secret, base.body) };
    expect(verdict("github", { headers })).toBe("ok");
  });

  it("Slack's example", () => {
    const body =
      "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
    const headers = {
      "x-slack-signature": "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
      "x-slack-request-timestamp": "1531420618",
    };
    const secrets = ["8f742231b10e8888abcd99yyyzzz85a5"];
    const now = new Date(1531420618_000);
    expect(verdict("slack", { headers, body: Buffer.from(body) }, secrets, now)).toBe("ok");
  });

  it("Standard Webhooks' example", () => {
    const headers = {
      "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
      "webhook-timestamp": "1614265330",
      "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    };
    const body = Buffer.from('{"test": 2432232314}');
    const secrets = ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"];
    expect(verdict("standard-webhooks", { headers, body }, secrets, new Date(1614265330_000))).toBe("ok");
  });

  it("Stripe sends one for each secret while they change", () => {
    const [first, second] = [secret, other].map((each) => signers.stripe!({ ...base, secret: each }));
    const header = `${first!["stripe-signature"]},${second!["stripe-signature"]!.split(",")[1]},v0=abc`;
    expect(verdict("stripe", { headers: { "stripe-signature": header } }, [other])).toBe("ok");
  });
});

describe("what cannot be a signature", () => {
  it("two times in one header", () => {
    const header = `t=1,${signers.stripe!(base)["stripe-signature"]}`;
    expect(verdict("stripe", { headers: { "stripe-signature": header } })).toBe("invalid_signature");
  });

  it("one made with an empty secret", () => {
    const headers = signers.shopify!({ ...base, secret: "" });
    expect(verdict("shopify", { headers }, [""])).toBe("invalid_signature");
  });

  it("an id that would let the signed text be cut anew", () => {
    const headers = { ...signers["standard-webhooks"]!(base), "webhook-id": "msg.1" };
    expect(verdict("standard-webhooks", { headers })).toBe("invalid_signature");
  });

  it("another URL or method, where those are signed", () => {
    expect(verdict("hubspot", { url: `${base.url}&x=1` })).toBe("invalid_signature");
    expect(verdict("hubspot", { method: "PUT" })).toBe("invalid_signature");
    expect(verdict("square", { url: base.url.replace("https", "http") })).toBe("invalid_signature");
  });

  it("10,000 hostile headers: none throws, none is taken", () => {
    const pieces = fc.constantFrom(
      ...["t=", "v1=", "v0=", "ts=", "h1=", "sha256=", "sha1=", "sha256 ", "v1,", ",", ";", " ", "=", "."],
      ...["\0", "é", "☃", "\ud800", "1", "-1", "1e9", "9".repeat(400), "a".repeat(64), `${"A".repeat(43)}=`],
      ...["{timestamp}", "__proto__", "2026-11-24T10:00:00Z", String(at.getTime()), "1764000000", "%00"],
      randomBytes(32).toString("base64"),
      randomBytes(32).toString("hex"),
    );
    const hostile = fc.oneof(
      fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join("")),
      fc.string({ unit: "binary", maxLength: 200 }),
      pieces.map((piece) => piece.repeat(300)),
    );
    const names = [
      ...new Set(signing.flatMap(({ scheme }) => [scheme!.header, scheme!.timestamp?.header, scheme!.id])),
    ];
    const headers = fc.record(
      Object.fromEntries(names.filter((name) => name).map((name) => [name, hostile])),
      {
        requiredKeys: [],
      },
    );
    const body = Buffer.from(base.body);
    const taken: unknown[] = [];
    for (const given of fc.sample(headers, Math.ceil(10_000 / signing.length))) {
      for (const { id, scheme } of signing) {
        const request = { method: "POST", url: base.url, body, headers: given as Record<string, string> };
        if (verifySignature(scheme!, [secret, other], request, at).ok) taken.push({ id, given });
      }
    }
    expect(taken).toEqual([]);
  }, 30_000);
});

describe("a request of our own in a sender's place", () => {
  it.each(senders.flatMap(({ id, scheme }) => (scheme ? [[id, scheme] as const] : [])))(
    "is signed as %s signs",
    (_, scheme) => {
      const request = { method: "POST", url: "https://a.example.com/x?y=1", body: Buffer.from('{"a":1}') };
      const secret = `whsec_${Buffer.from("a secret of 24 bytes, or").toString("base64")}`;
      const now = new Date("2026-11-24T08:00:00.000Z");
      const headers = signedHeaders(scheme, secret, request, now, "msg_1");
      expect(verifySignature(scheme, [secret], { ...request, headers }, now).ok).toBe(true);
      expect(verifySignature(scheme, [secret.toLowerCase()], { ...request, headers }, now).ok).toBe(false);
    },
  );
});
