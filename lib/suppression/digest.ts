import { createHash } from "node:crypto";

/** What remains of a suppressed address when the person was erased: SHA-256 of the address in lower case. */
export function addressDigest(email: string): Buffer {
  return createHash("sha256").update(email.trim().toLowerCase()).digest();
}
