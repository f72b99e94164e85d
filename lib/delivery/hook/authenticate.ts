import type { RefusedRule } from "@/db/schema";
import { AppError } from "@/lib/errors";
import { fail, ok, type Result } from "@/lib/result";
import { hashSecret, newSigningSecret, sameDigest } from "@/lib/secret";
import { diagnose } from "@/lib/sender/diagnose";
import { senders, signatureHeaders } from "@/lib/sender/list";
import { type SignedRequest, verifySignature } from "@/lib/sender/scheme";
import { standardScheme } from "@/lib/sender/senders/standard-webhooks";
import type { Asked, GivenKey, Identified, Opened } from "./context";
import { findKey } from "./find-key";
import { type End, refuse, type Stage } from "./line";
import type { Hook } from "./setup";
import { takeBody } from "./take-body";

const challenge = { "www-authenticate": "Bearer" };
const nobody = hashSecret("no hook has this key");
/** Nobody signs with it; what is signed for no hook is hashed all the same. */
const nobodysSecret = newSigningSecret();
/** What a hook takes. */
export const allow = "POST, OPTIONS";

/** A hook takes POST, and tells so. */
export const takePost: Stage<Asked, Asked> = (at) => {
  const { method } = at.request;
  if (method === "POST") return ok(at);
  if (method !== "OPTIONS")
    return refuse(new AppError("method_not_allowed", "A hook takes POST.", { headers: { allow } }));
  return fail({ answer: { status: 204, headers: { allow }, body: "", outcome: "options" } });
};

/**
 * Finds the hook that the key or the signature opens: as it was lately, else as it is now. The body is not read for
 * whoever has neither.
 */
export const open: Stage<Asked, Opened> = (at) => {
  const given = findKey(at.request.headers, at.request.query) ?? null;
  if (!given) return isSigned(at) ? openSigned({ ...at, given }, false) : refuse(missingKey());
  const hook = at.dryRun ? undefined : at.deps.cache.known(at.request.id, at.now);
  const keyId = hook && authenticateHook(hook, given, at.now);
  return hook && keyId ? ok({ ...at, given, hook, keyId, signed: false }) : openAfresh({ ...at, given });
};

/** The same with the hook as it is in the database now. */
export async function openAfresh<At extends Asked & { given: GivenKey | null }>(
  at: At,
): Promise<Result<At & Opened, End>> {
  if (!at.given) return openSigned(at, true);
  const hook = await at.budget.wait(() => at.deps.cache.fresh(at.request.id, at.now));
  const keyId = authenticateHook(hook, at.given, at.now);
  if (hook && keyId) return ok({ ...at, hook, keyId, signed: false });
  return isSigned(at) ? openSigned(at, true) : refuse(invalidKey());
}

/** Opens the hook by the signature of its sender. The same is hashed for a hook that is not there, or is another sender's. */
async function openSigned<At extends Asked & { given: GivenKey | null }>(
  at: At,
  afresh: boolean,
): Promise<Result<At & Opened, End>> {
  const raw = at.raw ? ok(at.raw) : await takeBody(at);
  if (!raw.ok) return raw;
  const received = { ...at, raw: raw.value };
  if (!at.dryRun && !afresh) {
    const known = at.deps.cache.known(at.request.id, at.now);
    // Hashed for one that is not known as well: the time would tell which are.
    const fits = verifySender(known, received).ok;
    if (known && fits) return ok({ ...received, hook: known, keyId: null, signed: true });
  }
  const hook = await at.budget.wait(() => at.deps.cache.fresh(at.request.id, at.now));
  const verified = verifySender(hook, received);
  if (hook && verified.ok) return ok({ ...received, hook, keyId: null, signed: true });
  if (at.given) return refuse(invalidKey());
  return refuse(
    badSignature(verified.ok ? "invalid_signature" : verified.error, wrongly),
    whyOf(hook, received),
  );
}

/** Checks what the sender proves with headers, query and the raw body, before anything is read from it: its signature. */
export const authenticate: Stage<Identified, Identified> = (at) => {
  const { hook, raw, now, request } = at;
  const { headers } = request;
  if (hook.signingSecret) {
    const asked = { method: request.method, url: "", headers, body: raw };
    const verified = verifySignature(standardScheme, [hook.signingSecret], asked, now);
    if (!verified.ok) return refuse(badSignature(verified.error, standardly));
  }
  const { scheme } = hook.sender;
  const decides = !at.signed && hook.senderSecrets.length > 0 && scheme && headerCame(at, scheme.header);
  if (!decides) return ok(at);
  const verified = verifySender(hook, at);
  if (verified.ok) return ok({ ...at, signed: true });
  return refuse(badSignature(verified.error, wrongly), whyOf(hook, at));
};

/** No more of a body is held until somebody is told why it was refused. */
const mostBytes = 64 * 1024;

/** Which rule stopped the sender; only for a hook that is being set up. */
function whyOf(hook: Hook | undefined, at: Asked & { raw: Buffer }): (() => RefusedRule) | undefined {
  if (hook?.status !== "draft" || at.raw.length > mostBytes) return undefined;
  const secrets = hook.senderSecrets.map(({ secret }) => secret);
  return () => diagnose(hook.sender, secrets, signedRequest(at), at.now);
}

function signedRequest({ request, deps, raw }: Asked & { raw: Buffer }): SignedRequest {
  const { method, headers, target } = request;
  return { method, url: deps.appUrl + target, headers, body: raw };
}

function verifySender(hook: Hook | undefined, at: Asked & { raw: Buffer }) {
  const own = hook?.sender.scheme && headerCame(at, hook.sender.scheme.header) ? hook : undefined;
  const scheme =
    own?.sender.scheme ??
    senders.find((each) => each.scheme && headerCame(at, each.scheme.header))?.scheme ??
    standardScheme;
  const alive = (own?.senderSecrets ?? []).filter(({ ends }) => ends === null || ends > at.now);
  const secrets = [...alive.map(({ secret }) => secret), nobodysSecret, nobodysSecret].slice(0, 2);
  return verifySignature(scheme, secrets, signedRequest(at), at.now);
}

function isSigned({ request }: Asked): boolean {
  return signatureHeaders.some((name) => request.headers[name] !== undefined);
}

function headerCame({ request }: Asked, name: string): boolean {
  return (
    request.headers[name] !== undefined || request.headers[name.replace(/^webhook-/, "svix-")] !== undefined
  );
}

/**
 * Does the key open the hook? Compares digests in constant time; an absent hook is compared too, so that it cannot be
 * told from a wrong key.
 * @returns the id of the key that fits
 */
export function authenticateHook(hook: Hook | undefined, given: GivenKey, now: Date): string | undefined {
  if (given.inUrl && hook && !hook.allowKeyInUrl) return undefined;
  let opened: string | undefined;
  for (const digest of given.keys.map(hashSecret)) {
    if (!hook?.keys.length) sameDigest(digest, nobody);
    for (const key of hook?.keys ?? []) {
      const alive = key.expiresAt === null || key.expiresAt > now;
      if (sameDigest(digest, key.hash) && alive) opened = key.id;
    }
  }
  return opened;
}

/** The answer where no key came, whatever the id. */
export function missingKey(): AppError {
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

const standardly = {
  stale_timestamp:
    "The webhook-timestamp is missing, unreadable or more than 5 minutes from now. Sign each request when it is sent.",
  invalid_signature:
    "The signature does not fit. Sign “id.timestamp.body” with HMAC-SHA256 and this automation's whsec_ secret, after Standard Webhooks.",
};
const wrongly = {
  stale_timestamp:
    "The signature fits, but its time is too far from now. Set the sender's clock, and sign each try anew.",
  invalid_signature:
    "A signature came, but it opens no hook here. Choose the sender and copy its secret into the automation; what stands between must not change the body.",
};

/** The answer to what only the holder of the sender's secret may ask. */
export function notTheHolder(): AppError {
  return badSignature("invalid_signature", wrongly);
}

/** The answer to a signature that is missing, wrong or too old. */
function badSignature(code: keyof typeof standardly, told: typeof standardly): AppError {
  return new AppError(code, told[code], { headers: challenge });
}
