import { hash } from "node:crypto";
import { AppError } from "@/lib/errors";

const visible = /^[\x21-\x7e]{1,255}$/;

const secret =
  /^(authorization|proxy-authorization|cookie|x-api-key|webhook-signature|svix-signature)$|token|secret|password/;

/** The headers that a delivery keeps: none that carries a secret, none of unreasonable size. */
export function keptHeaders(headers: Record<string, string | undefined>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers).slice(0, 60)) {
    if (value === undefined || secret.test(name)) continue;
    kept[name] = value.slice(0, 500).toWellFormed().replaceAll("\0", "");
  }
  return kept;
}

/** What makes a request the same as an earlier one; `sameBody`: its body must then be the same too. */
export type RequestKey = { key: string; sameBody: boolean };

/** Where vendors put their own id of an event, which a retry repeats. */
const vendorHeaders = [
  "ce-id",
  "x-shopify-webhook-id",
  "x-wc-webhook-delivery-id",
  "x-github-delivery",
  "x-zendesk-webhook-invocation-id",
];

/**
 * The request's key: Idempotency-Key, else the id of Standard Webhooks, else a vendor's own id of the event. A vendor
 * may send what it likes there, and build the body of a retry anew.
 * @throws AppError invalid_idempotency_key where one of the first two is not 1 to 255 visible ASCII characters
 */
export function readRequestKey(headers: Record<string, string | undefined>): RequestKey | null {
  const key = headers["idempotency-key"] ?? headers["webhook-id"];
  if (key === undefined) {
    const svix = headers["svix-id"];
    if (svix && visible.test(svix)) return { key: svix, sameBody: true };
    const name = vendorHeaders.find((each) => headers[each]?.trim());
    return name ? { key: vendorKey(name, headers[name]!.trim()), sameBody: false } : null;
  }
  if (visible.test(key)) return { key, sameBody: true };
  throw new AppError(
    "invalid_idempotency_key",
    "An Idempotency-Key has 1 to 255 visible ASCII characters and no blanks.",
  );
}

/** With the header's name before it, so that no caller's own key is the same. */
function vendorKey(name: string, id: string): string {
  return `${name} ${visible.test(id) ? id : hash("sha256", id, "base64")}`;
}
