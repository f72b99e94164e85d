import { AppError } from "../errors";

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

/**
 * The request's idempotency key: Idempotency-Key, else webhook-id.
 * @throws AppError invalid_idempotency_key where it is not 1 to 255 visible ASCII characters
 */
export function readIdempotencyKey(headers: Record<string, string | undefined>): string | null {
  const key = headers["idempotency-key"] ?? headers["webhook-id"];
  if (key === undefined) return null;
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw new AppError(
    "invalid_idempotency_key",
    "An Idempotency-Key has 1 to 255 visible ASCII characters and no blanks.",
  );
}
