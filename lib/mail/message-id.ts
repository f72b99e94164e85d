import { isIP } from "node:net";
import { addressOf } from "./address";

/**
 * The right part of every Message-ID: the host of APP_URL where it is a name on the internet, else the domain mails come
 * from.
 */
export function messageIdHost(appUrl: string, from: string): string {
  const host = new URL(appUrl).hostname;
  const isName =
    isIP(host.replace(/^\[|\]$/g, "")) === 0 && host.includes(".") && !host.endsWith(".localhost");
  return isName ? host : addressOf(from).split("@").at(-1) || "localhost";
}

/** The Message-ID of a mail: the same over all attempts, so that a repeat can be recognised. Source: RFC 5322, 3.6.4. */
export function messageIdOf(mailId: string, host: string): string {
  return `<${mailId}@${host}>`;
}
