import { AppError } from "@/lib/errors";
import { hashSecret, sameDigest } from "@/lib/secret";
import type { Hook } from "./setup";

/** A key as it came: in a header, or in the URL. */
export type GivenKey = { key: string; inUrl: boolean };

const challenge = { "www-authenticate": "Bearer" };
const nobody = hashSecret("no hook has this key");

/** The first key that is present: Bearer, X-API-Key, then a query parameter of any letter case. */
export function findKey(
  headers: Record<string, string | undefined>,
  query: URLSearchParams,
): GivenKey | undefined {
  const bearer = /^Bearer[ \t]+(\S+)[ \t]*$/i.exec(headers.authorization ?? "");
  if (bearer) return { key: bearer[1]!, inUrl: false };
  const header = headers["x-api-key"]?.trim();
  if (header) return { key: header, inUrl: false };
  for (const [name, value] of query) {
    if (/^(apikey|api_key|key)$/i.test(name) && value !== "") return { key: value, inUrl: true };
  }
  return undefined;
}

/**
 * Does the key open the hook? Compares digests in constant time; an absent hook is compared too, so that it cannot be
 * told from a wrong key.
 * @returns the id of the key that fits
 */
export function authenticateHook(hook: Hook | undefined, given: GivenKey, now: Date): string | undefined {
  const digest = hashSecret(given.key);
  let opened: string | undefined;
  if (!hook?.keys.length) sameDigest(digest, nobody);
  for (const key of hook?.keys ?? []) {
    const alive = key.expiresAt === null || key.expiresAt > now;
    if (sameDigest(digest, key.hash) && alive) opened = key.id;
  }
  return given.inUrl && !hook?.allowKeyInUrl ? undefined : opened;
}

/** The answer where no key came, whatever the id. */
export function missingKey(): AppError {
  const detail = "Send this hook's key as “Authorization: Bearer KEY” or “X-API-Key: KEY”.";
  return new AppError("missing_key", detail, { headers: challenge });
}

/** The answer where the key does not open the hook, or there is no such hook: the same bytes. */
export function invalidKey(): AppError {
  return new AppError(
    "invalid_key",
    "A key came, but it does not open this hook. Copy the key and the URL of the same automation.",
    { headers: challenge },
  );
}

/** The answer to a signature that is missing, wrong or too old. */
export function badSignature(code: "invalid_signature" | "stale_timestamp"): AppError {
  const detail =
    code === "stale_timestamp"
      ? "The webhook-timestamp is missing, unreadable or more than 5 minutes from now. Sign each request when it is sent."
      : "The signature does not fit. Sign “id.timestamp.body” with HMAC-SHA256 and this automation's whsec_ secret, after Standard Webhooks.";
  return new AppError(code, detail, { headers: challenge });
}
