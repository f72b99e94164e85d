import { hash, randomBytes, timingSafeEqual } from "node:crypto";
import { newToken } from "./ids";

/** SHA-256 of a key or token; the only form in which one is stored. */
export function hashSecret(secret: string): Buffer {
  return hash("sha256", secret, "buffer");
}

/** Compares two digests in constant time. */
export function sameDigest(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** A new API key of a hook: shown once, stored by its digest, told apart later by prefix and last four. */
export function newHookKey(): { key: string; hash: Buffer; prefix: string; last4: string } {
  return storedForm(`shk_${newToken()}`);
}

/** A new token of the management API, same shape as a hook key. */
export function newApiToken(): { key: string; hash: Buffer; prefix: string; last4: string } {
  return storedForm(`sht_${newToken()}`);
}

/** A new secret that a sender signs its requests with, in the form of Standard Webhooks: 32 bytes. */
export function newSigningSecret(): string {
  return `whsec_${randomBytes(32).toString("base64")}`;
}

/** The stored form of a given key: digest, first eight characters, last four. */
export function storedForm(key: string): { key: string; hash: Buffer; prefix: string; last4: string } {
  return { key, hash: hashSecret(key), prefix: key.slice(0, 8), last4: key.slice(-4) };
}
