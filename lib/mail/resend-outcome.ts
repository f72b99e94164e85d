import { headerText } from "./address";
import type { SendOutcome } from "./mail";

/** What Resend answered to one call. `name` is its error code. */
export type ResendAnswer = { status: number; name: string; message: string; retryAfterMs?: number };

const aboutUs =
  /[`'"]?\b(?:from|reply[_ ]?to|subject|html|text|headers?|tags?)\b[`'"]? (?:field|address|value|name)|api key/i;
const addressDead = /suppress|bounced|does(?: not|n't) exist|unknown (?:user|mailbox|recipient)|no such/i;

/**
 * Sorts an error of Resend's API. A 422 about the recipient is a refusal; a key that was used with another body says that
 * an earlier call of this batch was accepted; all else is a failure of the system. Source: Resend's list of errors.
 */
export function resendOutcome(answer: ResendAnswer): SendOutcome {
  const { status, name, retryAfterMs } = answer;
  const message = headerText(answer.message || name || `Resend answered ${status}.`).slice(0, 500);
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  if (status === 409 && name === "invalid_idempotent_request") return { status: "sent", providerId: null };
  if (isRefusal(answer)) return refusal(message);
  if (status === 401 || status === 403) return { status: "failed", code: "mail_auth", message, ...wait };
  if (status === 429) return { status: "failed", code: "mail_rate_limited", message, ...wait };
  return { status: "failed", code: "mail_error", message, ...wait };
}

/** Whether the call failed for what was in the mails, not for the key, the rate or the server. */
export function isAboutContent({ status, name }: ResendAnswer): boolean {
  return status === 422 || (status === 400 && name !== "invalid_idempotency_key");
}

/** The outcome of a mail that Resend left out of a batch for its content. */
export function leftOut(message: string): SendOutcome {
  return resendOutcome({ status: 422, name: "validation_error", message });
}

function refusal(message: string): SendOutcome {
  return { status: "refused", code: "recipient_refused", message, suppress: addressDead.test(message) };
}

function isRefusal({ status, name, message }: ResendAnswer): boolean {
  if (name === "invalid_from_address" || aboutUs.test(message)) return false;
  return status === 422 || (status === 400 && /\bto\b|recipient/i.test(message));
}
