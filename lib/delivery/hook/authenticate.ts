import { AppError } from "@/lib/errors";
import { fail, ok, type Result } from "@/lib/result";
import { hashSecret, sameDigest } from "@/lib/secret";
import { verifyStandardWebhook } from "@/lib/signature";
import type { Asked, GivenKey, Identified, Opened } from "./context";
import { type End, refuse, type Stage } from "./line";
import type { Hook } from "./setup";

const challenge = { "www-authenticate": "Bearer" };
const nobody = hashSecret("no hook has this key");
const allow = "POST, OPTIONS";

/** A hook takes POST, and tells so. */
export const takePost: Stage<Asked, Asked> = (at) => {
  const { method } = at.request;
  if (method === "POST") return ok(at);
  if (method !== "OPTIONS")
    return refuse(new AppError("method_not_allowed", "A hook takes POST.", { headers: { allow } }));
  return fail({ answer: { status: 204, headers: { allow }, body: "", outcome: "options" } });
};

/** Finds the hook that the key opens: as it was lately, else as it is now. The body is not read for whoever has none. */
export const open: Stage<Asked, Opened> = (at) => {
  const given = findKey(at.request.headers, at.request.query);
  if (!given) return refuse(missingKey());
  const hook = at.dryRun ? undefined : at.deps.cache.known(at.request.id, at.now);
  const keyId = hook && authenticateHook(hook, given, at.now);
  return hook && keyId ? ok({ ...at, given, hook, keyId }) : openAfresh({ ...at, given });
};

/** The same with the hook as it is in the database now. */
export async function openAfresh<At extends Asked & { given: GivenKey }>(
  at: At,
): Promise<Result<At & Opened, End>> {
  const hook = await at.budget.wait(() => at.deps.cache.fresh(at.request.id, at.now));
  const keyId = authenticateHook(hook, at.given, at.now);
  return hook && keyId ? ok({ ...at, hook, keyId }) : refuse(invalidKey());
}

/** Checks what the sender proves with headers, query and the raw body, before anything is read from it: its signature. */
export const authenticate: Stage<Identified, Identified> = (at) => {
  const { hook, raw, now } = at;
  const { headers } = at.request;
  if (!hook.signingSecret) return ok(at);
  const verified = verifyStandardWebhook({
    secret: hook.signingSecret,
    id: headers["webhook-id"] ?? headers["svix-id"],
    timestamp: headers["webhook-timestamp"] ?? headers["svix-timestamp"],
    signature: headers["webhook-signature"] ?? headers["svix-signature"],
    body: raw,
    now,
  });
  return verified.ok ? ok(at) : refuse(badSignature(verified.error));
};

/** The first key that is present: Bearer, X-API-Key, then a query parameter of any letter case. */
function findKey(headers: Record<string, string | undefined>, query: URLSearchParams): GivenKey | undefined {
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
function authenticateHook(hook: Hook | undefined, given: GivenKey, now: Date): string | undefined {
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
function missingKey(): AppError {
  const detail = "Send this hook's key as “Authorization: Bearer KEY” or “X-API-Key: KEY”.";
  return new AppError("missing_key", detail, { headers: challenge });
}

/** The answer where the key does not open the hook, or there is no such hook: the same bytes. */
function invalidKey(): AppError {
  return new AppError(
    "invalid_key",
    "A key came, but it does not open this hook. Copy the key and the URL of the same automation.",
    { headers: challenge },
  );
}

/** The answer to a signature that is missing, wrong or too old. */
function badSignature(code: "invalid_signature" | "stale_timestamp"): AppError {
  const detail =
    code === "stale_timestamp"
      ? "The webhook-timestamp is missing, unreadable or more than 5 minutes from now. Sign each request when it is sent."
      : "The signature does not fit. Sign “id.timestamp.body” with HMAC-SHA256 and this automation's whsec_ secret, after Standard Webhooks.";
  return new AppError(code, detail, { headers: challenge });
}
