import fc from "fast-check";
import type { Case } from "./cases";

const doors = fc.constantFrom(
  "/s/x",
  "/u/x",
  "/stop/x",
  "/s/x/opened",
  "/api/auth/sign-in",
  "/api/auth/callback/credentials",
  "/sign-in",
  "/forgot",
  "/first-run",
  "/invite/x",
  "/reset/x",
  "/healthz",
  "/api/webhooks/resend",
  "/api/v1/surveys",
);
const tail = fc.oneof(
  { weight: 6, arbitrary: fc.constant("") },
  fc.constantFrom(
    "?lang=%00",
    "?%zz",
    `?${"a&".repeat(5000)}`,
    `?${"a&".repeat(500)}`,
    "/%00",
    "/..%2f",
    "/%ED%A0%80",
    `?callbackUrl=${"/".repeat(9000)}`,
  ),
);
const value = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }).map((text) => encodeURIComponent(text.toWellFormed())),
  fc.constantFrom("%00", "%ED%A0%80", "%", "%zz", "a%00b%40c.se", "x".repeat(3000)),
);
const name = fc.constantFrom("email", "password", "callbackUrl", "q1", ":language", "$ACTION_ID_40", "a", "");
const form = fc.oneof(
  fc
    .array(fc.tuple(name, value), { maxLength: 8 })
    .map((pairs) => pairs.map(([key, text]) => `${key}=${text}`).join("&")),
  fc.constantFrom("a&".repeat(30_000), "a=b&".repeat(500), "%".repeat(60_000), "x".repeat(70_000), ""),
);
const part = (key: string) => `--x\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n`;
const multipart = fc.oneof(
  fc
    .tuple(fc.array(fc.tuple(name, fc.string({ unit: "binary" })), { maxLength: 5 }), fc.boolean())
    .map(
      ([parts, ends]) =>
        parts.map(([key, text]) => `${part(key)}${text}\r\n`).join("") + (ends ? "--x--\r\n" : ""),
    ),
  fc.constantFrom(part("a").repeat(900), `--x\r\nbad${"x".repeat(60_000)}`, "--x", ""),
);
const action = fc.constantFrom("[]", '["$Q1"]', '["$F1"]', "[bad", "[".repeat(20_000), '["\\u0000\\ud800"]');
const types = [
  ["application/x-www-form-urlencoded", form],
  ["multipart/form-data; boundary=x", multipart],
  ["text/plain;charset=UTF-8", action],
] as const;
const header = fc.oneof(
  fc.tuple(
    fc.constantFrom("origin", "cookie", "accept-language", "next-action", "x-forwarded-host", "referer"),
    fc.oneof(
      fc.string({ unit: "grapheme-ascii", maxLength: 60 }),
      fc.constantFrom("null", "http://[", "http://evil.example", `a${" ".repeat(9000)}x`, "; ".repeat(4000)),
    ),
  ),
  fc.constantFrom<[string, string]>(["next-action", "40".repeat(21)], ["sec-fetch-site", "cross-site"]),
);

/** Requests to every door that is open to whoever comes by, most of them posts that no page of ours sends. */
export function strangers(): fc.Arbitrary<Case> {
  const bodies = types.map(([type, body]) => body.map((text) => ({ type, body: Buffer.from(text) })));
  return fc
    .record({
      method: fc.oneof({ weight: 6, arbitrary: fc.constant("POST") }, fc.constantFrom("GET", "PUT", "HEAD")),
      door: doors,
      tail,
      sent: fc.oneof(...bodies),
      odd: fc.array(header, { maxLength: 3 }),
      leaves: fc.oneof({ weight: 12, arbitrary: fc.constant(false) }, fc.constant(true)),
    })
    .map(({ method, door, tail: rest, sent: { type, body }, odd, leaves }) => ({
      method,
      path: `${door}${rest}`,
      headers: [["content-type", type], ...odd] as [string, string][],
      body,
      cutAt: leaves ? Math.floor(body.length / 2) : null,
    }));
}
