import type { Mail } from "./mail";

/**
 * The headers of a mail beside those that every mail has. None is to be answered by a machine: Exchange and Outlook look
 * for a header of their own (MS-OXCMAIL, X-Auto-Response-Suppress) instead of Auto-Submitted (RFC 3834). Reports that a
 * mail could not be delivered (NDR) are wanted, so they are not among its values.
 */
export function headersOf({ headers }: Pick<Mail, "headers">): Record<string, string> {
  return { "X-Auto-Response-Suppress": "DR, RN, NRN, OOF, AutoReply", ...headers };
}
