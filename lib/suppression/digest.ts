import { createHash } from "node:crypto";
import { addressKey } from "@/lib/text/email-address";

/** What remains of a suppressed address when the person was erased: SHA-256 of the address as it is compared. */
export function addressDigest(email: string): Buffer {
  return createHash("sha256").update(addressKey(email)).digest();
}
