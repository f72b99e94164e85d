import { headerText } from "../address";
import type { SendOutcome } from "../mail";
import { refusalOf } from "../refusal";

/** What Resend answered to one call. `name` is its error code. */
export type ResendAnswer = { status: number; name: string; message: string; retryAfterMs?: number };

const aboutUs =
  /[`'"]?\b(?:from|reply[_ ]?to|headers?|tags?)\b[`'"]? (?:field|address|value|name)|api key|quota|domain/i;
const aboutMail = /[`'"]?\b(?:subject|html|text|attachments?)\b[`'"]? (?:field|value)/i;
const suppressed = /suppress|bounced/i;
const ourNames = /^(?:invalid_from_address|invalid_access|invalid_region|missing_required_field|.*quota.*)$/;

/**
 * Sorts an error of Resend's API. A 422 about the recipient or the mail is a refusal; a key that was used with another
 * body says that an earlier call of this batch was accepted; all else is a failure of the system. Source: Resend's list
 * of errors.
 */
export function resendOutcome(answer: ResendAnswer): SendOutcome {
  const { status, name, retryAfterMs } = answer;
  const message = headerText(answer.message || name || `Resend answered ${status}.`).slice(0, 500);
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  if (status === 409 && name === "invalid_idempotent_request") return { status: "sent", providerId: null };
  const refused = refusal(answer);
  if (refused) return { status: "refused", message, ...refused };
  if (status === 401 || status === 403) return { status: "failed", code: "mail_auth", message, ...wait };
  if (status === 429 || /quota/.test(name))
    return { status: "failed", code: "mail_rate_limited", message, ...wait };
  return { status: "failed", code: "mail_error", message, ...wait };
}

/** Whether the call failed for what was in the mails, not for the key, the rate or the server. */
export function isAboutContent({ status, name }: ResendAnswer): boolean {
  return status === 422 || status === 413 || (status === 400 && name !== "invalid_idempotency_key");
}

/** The outcome of a mail that Resend left out of a batch for its content. */
export function leftOut(message: string): SendOutcome {
  return resendOutcome({ status: 422, name: "validation_error", message });
}

/** Whose matter it is, where it is not ours; Resend passes on what servers say, so that their words count too. */
function refusal({ status, name, message }: ResendAnswer) {
  const ofTheMail = { code: "mail_content_refused", suppress: false } as const;
  if (status === 413 || name === "invalid_attachment") return ofTheMail;
  if (ourNames.test(name) || aboutUs.test(message)) return null;
  if (status !== 422 && !(status === 400 && /\bto\b|recipient/i.test(message))) return null;
  const { about, ...said } = refusalOf(message, 550, "recipient");
  if (about === "us") return null;
  if (about === "mail" || aboutMail.test(message)) return ofTheMail;
  const gone = suppressed.test(message) || ("gone" in said && said.gone);
  return { code: "recipient_refused", suppress: gone } as const;
}
