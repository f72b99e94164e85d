import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { nonceHeader } from "@/lib/nonce";

/** Respondents' pages bring their own, stricter one; what is no page needs none. */
const without = /^\/(s|u|stop|api|_next)\//;

/**
 * Gives a page its Content-Security-Policy: a script runs where it is a file of ours or carries this answer's nonce. Next
 * reads it from the request, for the scripts it writes itself. Source: Content Security Policy Level 3.
 */
export function secureContent(request: IncomingMessage, response: ServerResponse, dev: boolean): void {
  if (without.test(request.url ?? "")) return;
  const nonce = randomBytes(16).toString("base64");
  const policy = [
    "default-src 'self'",
    // Next's dev client evaluates code.
    `script-src 'self' 'nonce-${nonce}'${dev ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src 'self'${dev ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join("; ");
  request.headers["content-security-policy"] = policy;
  request.headers[nonceHeader] = nonce;
  response.setHeader("content-security-policy", policy);
}
