import { sentences } from "../sentences";
import { headerText } from "./address";
import type { SendOutcome } from "./mail";

/** What nodemailer says of a mail that did not go out; `command` is where in the conversation it happened. */
type SmtpError = {
  code?: string;
  command?: string;
  response?: string;
  responseCode?: number;
  message?: string;
};

/** Our sign-in, our address, our standing, our relay: not the recipient's matter. */
const aboutUs =
  /\brelay|sender|\bspf\b|\bdkim\b|\bdmarc\b|block(?:ed|ed using|list)|blacklist|denylist|reputation|spam|policy|authenticat|not authori[sz]ed|too many|rate limit|client host/i;
const mailboxGone =
  /(?:user|mailbox|recipient|account|address|domain|host)[^.;]{0,40}\b(?:unknown|not found|does(?: not|n't) exist|no longer|disabled|inactive|unavailable)|(?:unknown|invalid|no such|inactive)\s+(?:\S+\s+)?(?:user|mailbox|recipient|account|domain)|recipient address rejected: (?:access denied|user unknown|undeliverable)/i;
const askedToSlowDown = /too many|rate|throttl|slow down|limit exceeded|exceeded[^.]{0,20}limit/i;

/**
 * Sorts what an SMTP server answered. A 5xx about the recipient is a refusal; sign-in, connection, 4xx and a 5xx about
 * ourselves are failures of the system. Sources: RFC 5321, 4.2; RFC 3463 (enhanced status codes).
 */
export function smtpOutcome(error: unknown): SendOutcome {
  const { code = "", command = "", response = "", responseCode = 0, message = "" } = error as SmtpError;
  const said = headerText(response || message).slice(0, 500);
  const failed = (
    kind: "mail_auth" | "mail_unreachable" | "mail_rate_limited" | "mail_error",
  ): SendOutcome => ({
    status: "failed",
    code: kind,
    message: said || sentences.mail_silent,
  });

  if (responseCode >= 500) {
    if (isSignIn(code, responseCode)) return failed("mail_auth");
    if (command !== "RCPT TO" && command !== "DATA") return failed("mail_error");
    return aboutRecipient(said) ?? failed("mail_error");
  }
  if (responseCode >= 400) {
    if (askedToSlowDown.test(said)) return failed("mail_rate_limited");
    return failed(
      code === "EENVELOPE" || code === "EMESSAGE" || code === "EAUTH" ? "mail_error" : "mail_unreachable",
    );
  }
  if (code === "EAUTH" || code === "ENOAUTH" || code === "EOAUTH2") return failed("mail_auth");
  if (code === "EENVELOPE" && /invalid recipient/i.test(message))
    return { status: "refused", code: "recipient_refused", message: said, suppress: false };
  if (code === "EENVELOPE" || code === "EMESSAGE" || code === "ESTREAM") return failed("mail_error");
  return failed("mail_unreachable");
}

function isSignIn(code: string, responseCode: number): boolean {
  return code === "EAUTH" || [530, 534, 535, 538].includes(responseCode);
}

/** The refusal, or undefined where a 5xx answer to the recipient or the message is about ourselves. */
function aboutRecipient(said: string): SendOutcome | undefined {
  const [, subject, detail] = (/\b5\.(\d{1,3})\.(\d{1,3})\b/.exec(said) ?? []).map(Number);
  // 5.1.7 and 5.1.8 are the sender's address; 5.3 and 5.5 the server and the conversation; 5.7 policy.
  const senderAddress = subject === 1 && (detail === 7 || detail === 8);
  const namesRecipient = /recipient address rejected/i.test(said);
  const ours =
    senderAddress ||
    subject === 3 ||
    subject === 5 ||
    (!namesRecipient && (subject === 7 || (subject === undefined && aboutUs.test(said))));
  if (ours) return undefined;
  const gone =
    (subject === 1 && [1, 2, 3, 6, 10].includes(detail!)) ||
    (subject === 2 && detail === 1) ||
    (subject !== 7 && mailboxGone.test(said));
  return { status: "refused", code: "recipient_refused", message: said, suppress: gone };
}
