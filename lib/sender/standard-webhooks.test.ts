import { createHmac } from "node:crypto";
import fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { verifySignature } from "./scheme";
import { standardScheme } from "./senders/standard-webhooks";

/** The vector that the specification's own libraries carry in their tests. */
const vector = {
  secret: "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
  timestamp: "1614265330",
  signature: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  body: Buffer.from('{"test": 2432232314}'),
  now: new Date(1614265330 * 1000),
};
type Given = Omit<typeof vector, "id" | "timestamp" | "signature"> &
  Partial<Record<"id" | "timestamp" | "signature", string | undefined>>;

const verdict = (over: Partial<Given> = {}) => {
  const { secret, id, timestamp, signature, body, now }: Given = { ...vector, ...over };
  const headers = { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature };
  const result = verifySignature(standardScheme, [secret], { method: "POST", url: "", headers, body }, now);
  return result.ok ? "ok" : result.error;
};

describe("the Standard Webhooks signature", () => {
  it("takes the published vector, with and without the secret's prefix", () => {
    expect(verdict()).toBe("ok");
    expect(verdict({ secret: `whsec_${vector.secret}` })).toBe("ok");
  });

  it("takes one right signature among several", () => {
    expect(
      verdict({
        signature: `v1a,abc v1,${"A".repeat(43)}= ${vector.signature} v2,${vector.signature.slice(3)}`,
      }),
    ).toBe("ok");
  });

  it.each<[string, Partial<Given>]>([
    ["another body", { body: Buffer.from('{"test": 2432232315}') }],
    ["another id", { id: "msg_other" }],
    ["another time", { timestamp: "1614265331" }],
    ["another secret", { secret: "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD" }],
    ["a secret that is empty", { secret: "whsec_" }],
    ["an unknown version", { signature: `v2,${vector.signature.slice(3)}` }],
    ["a signature without a version", { signature: vector.signature.slice(3) }],
    ["an empty signature", { signature: "" }],
    ["no id", { id: undefined }],
    ["no time", { timestamp: undefined }],
    ["no signature", { signature: undefined }],
    ["a time followed by letters", { timestamp: "1614265330abc" }],
    ["a time with a fraction", { timestamp: "1614265330.0" }],
    ["a negative time", { timestamp: "-1614265330" }],
    ["a time with a blank", { timestamp: " 1614265330" }],
  ])("refuses %s", (_, over) => expect(verdict(over)).toBe("invalid_signature"));

  it("gives five minutes either way, and not a second more", () => {
    const late = (seconds: number) => verdict({ now: new Date((1614265330 + seconds) * 1000) });
    expect([late(-300), late(300)]).toEqual(["ok", "ok"]);
    expect([late(-301), late(301)]).toEqual(["stale_timestamp", "stale_timestamp"]);
  });

  it("calls a stale request with a wrong signature wrongly signed", () => {
    expect(verdict({ now: new Date(0), body: Buffer.from("x") })).toBe("invalid_signature");
  });

  it("does not let a signed text be cut anew into id, time and body", () => {
    expect(verdict({ id: "msg.1", timestamp: "1614265330" })).toBe("invalid_signature");
    const body = Buffer.from("1614265330.rest");
    const signature = new Webhook(vector.secret).sign("msg", new Date(1614265000_000), body.toString());
    const cut = { id: "msg.1614265000", timestamp: "1614265330", body: Buffer.from("rest"), signature };
    expect(
      verdict({ id: "msg", timestamp: "1614265000", body, signature, now: new Date(1614265000_000) }),
    ).toBe("ok");
    expect(verdict(cut)).toBe("invalid_signature");
  });

  it("signs bytes, not text: a body that is no UTF-8 is checked as it came", () => {
    const body = Buffer.from([0xff, 0xfe, 0x00, 0x80]);
    const signature = `v1,${createHmac("sha256", Buffer.from(vector.secret, "base64"))
      .update(`${vector.id}.${vector.timestamp}.`)
      .update(body)
      .digest("base64")}`;
    expect(verdict({ body, signature })).toBe("ok");
  });

  it("agrees with the npm library on whatever it signs", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.uint8Array({ minLength: 24, maxLength: 64 }),
        (text, key) => {
          const secret = `whsec_${Buffer.from(key).toString("base64")}`;
          const signature = new Webhook(secret).sign(vector.id, vector.now, text.toWellFormed());
          expect(verdict({ secret, signature, body: Buffer.from(text.toWellFormed()) })).toBe("ok");
        },
      ),
    );
  });
});
