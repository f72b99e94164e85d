import { randomBytes } from "node:crypto";
import { typeid } from "typeid-js";

const prefixes = {
  workspace: "wsp",
  user: "usr",
  session: "ses",
  apiToken: "tok",
  survey: "srv",
  message: "msg",
  automation: "aut",
  key: "key",
  delivery: "dlv",
  run: "run",
  respondent: "rsp",
  invitation: "inv",
  response: "res",
  suppression: "sup",
  recipient: "rcp",
  notice: "ntc",
  mail: "mal",
  request: "req",
  batch: "bat",
  event: "evt",
  post: "pst",
  image: "img",
  channel: "chn",
  erasure: "ers",
} as const;

/**
 * A new identifier: a prefix that tells the kind, then a UUIDv7 in base 32, so ids sort by time.
 * It shows when it was made, so it is never a secret. Source: the TypeID specification 0.3.
 */
export function newId(kind: keyof typeof prefixes): string {
  return typeid(prefixes[kind]).toString();
}

/** Whether a text has the shape of an identifier of this kind. Source: the TypeID specification 0.3. */
export function isId(kind: keyof typeof prefixes, text: string): boolean {
  return text.startsWith(`${prefixes[kind]}_`) && /^[a-z]{3}_[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(text);
}

/** Identifiers of things that are born together, one of each kind: they share all but the prefix. */
export function newIds<K extends keyof typeof prefixes>(...kinds: K[]): Record<K, string> {
  const suffix = typeid().toString();
  const ids = {} as Record<K, string>;
  for (const kind of kinds) ids[kind] = `${prefixes[kind]}_${suffix}`;
  return ids;
}

const pool = { bytes: Buffer.alloc(0), used: 0 };

/** A new secret for a link or a key: 32 random bytes, base64url (43 characters). */
export function newToken(): string {
  if (pool.used + 32 > pool.bytes.length) Object.assign(pool, { bytes: randomBytes(4096), used: 0 });
  pool.used += 32;
  return pool.bytes.toString("base64url", pool.used - 32, pool.used);
}
