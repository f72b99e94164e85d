import { parseEmailAddress } from "@/lib/text/email-address";
import { normal } from "@/lib/text/normal";
import { trimmed } from "@/lib/text/trimmed";

/**
 * The pattern of LIKE for texts that have this one in them, with its signs taken as they are: in NFC and trimmed, and a
 * whole address in the form in which it is stored.
 */
export function containing(text: string): string {
  const address = parseEmailAddress(text);
  return `%${(address.ok ? address.value : normal(trimmed(text))).replace(/[\\%_]/g, "\\$&")}%`;
}
