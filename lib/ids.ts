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
} as const;

/**
 * A new identifier: a prefix that tells the kind, then a UUIDv7 in base 32, so ids sort by time.
 * It shows when it was made, so it is never a secret. Source: the TypeID specification 0.3.
 */
export function newId(kind: keyof typeof prefixes): string {
  return typeid(prefixes[kind]).toString();
}

/** A new secret for a link or a key: 32 random bytes, base64url (43 characters). */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}
