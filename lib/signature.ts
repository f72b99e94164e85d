import { createHmac, timingSafeEqual } from "node:crypto";
import { fail, ok, type Result } from "./result";

const toleranceSeconds = 300;

/**
 * Checks a webhook's signature over the raw body: HMAC-SHA256 of `id.timestamp.body`, one of the space-separated `v1`
 * signatures must fit, and the time may be five minutes off either way. Source: the Standard Webhooks specification.
 * @param secret base64, with or without `whsec_` before it
 * @returns stale_timestamp only for a request that was signed with the secret, else invalid_signature
 */
export function verifyStandardWebhook(request: {
  secret: string;
  id: string | undefined;
  timestamp: string | undefined;
  signature: string | undefined;
  body: Uint8Array;
  now: Date;
}): Result<void, "invalid_signature" | "stale_timestamp"> {
  const { id, timestamp, signature, body, now } = request;
  const key = Buffer.from(request.secret.trim().replace(/^whsec_/, ""), "base64");
  // A dot in the id would let a signed text be cut anew into id, time and body.
  if (key.length === 0 || !id || id.includes(".") || !signature) return fail("invalid_signature");
  if (!timestamp || !/^(0|[1-9]\d{0,14})$/.test(timestamp)) return fail("invalid_signature");
  const expected = Buffer.from(
    createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body).digest("base64"),
  );
  const fits = signature.split(" ").some((part) => {
    const given = Buffer.from(part.startsWith("v1,") ? part.slice(3) : "");
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  if (!fits) return fail("invalid_signature");
  const age = Math.abs(Math.floor(now.getTime() / 1000) - Number(timestamp));
  return age > toleranceSeconds ? fail("stale_timestamp") : ok(undefined);
}
