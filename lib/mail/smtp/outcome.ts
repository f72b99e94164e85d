import { headerText } from "../address";
import type { SendOutcome } from "../mail";
import { refusalOf } from "../refusal";

/** What nodemailer says of a mail that did not go out; `command` is where in the conversation it happened. */
type SmtpError = {
  code?: string;
  command?: string;
  response?: string;
  responseCode?: number;
  message?: string;
};

const askedToSlowDown = /too many|rate|throttl|slow down|limit exceeded|exceeded[^.]{0,20}limit|quota/i;
const placeOf: Record<string, "sender" | "recipient" | "message"> = {
  "MAIL FROM": "sender",
  "RCPT TO": "recipient",
  DATA: "message",
};

/**
 * Sorts what an SMTP server answered. A 5xx about the mailbox or the mail is a refusal; sign-in, connection, 4xx and a
 * 5xx about ourselves are failures of the system. Sources: RFC 5321, 4.2; RFC 3463 (enhanced status codes).
 */
export function smtpOutcome(error: unknown): SendOutcome {
  const { code = "", command = "", response = "", responseCode = 0, message = "" } = error as SmtpError;
  const said = headerText(response || message).slice(0, 500);
  const failed = (
    kind: "mail_auth" | "mail_unreachable" | "mail_rate_limited" | "mail_error",
  ): SendOutcome => ({
    status: "failed",
    code: kind,
    message: said,
  });
  const refused = (kind: "recipient_refused" | "mail_content_refused", suppress = false): SendOutcome => ({
    status: "refused",
    code: kind,
    message: said,
    suppress,
  });

  if (code === "ETLS") {
    const note = response ? ({ note: "mail_no_starttls" } as const) : {};
    return { status: "failed", code: "mail_unreachable", message: said, ...note };
  }
  if (responseCode >= 500) {
    if (code === "EAUTH") return failed("mail_auth");
    const refusal = refusalOf(said, responseCode, placeOf[command] ?? "session");
    if (refusal.about === "us") return failed(refusal.code);
    return refusal.about === "mail"
      ? refused("mail_content_refused")
      : refused("recipient_refused", refusal.gone);
  }
  if (responseCode >= 400) {
    if (askedToSlowDown.test(said)) return failed("mail_rate_limited");
    return failed(
      code === "EENVELOPE" || code === "EMESSAGE" || code === "EAUTH" ? "mail_error" : "mail_unreachable",
    );
  }
  if (code === "EAUTH" || code === "ENOAUTH" || code === "EOAUTH2") return failed("mail_auth");
  if (code === "EENVELOPE" && /invalid recipient/i.test(message)) return refused("recipient_refused");
  if (code === "EMESSAGE" && /size larger/i.test(message)) return refused("mail_content_refused");
  if (code === "EENVELOPE" || code === "EMESSAGE" || code === "ESTREAM") return failed("mail_error");
  return failed("mail_unreachable");
}
