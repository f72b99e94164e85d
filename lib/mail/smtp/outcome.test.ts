import { expect, it } from "vitest";
import { smtpOutcome } from "./outcome";

const answer = (code: string, command: string, response: string) =>
  smtpOutcome({ code, command, response, responseCode: Number(response.slice(0, 3)), message: response });

it.each([
  ["RCPT TO", "550 5.1.1 <a@b.se>: Recipient address rejected: User unknown in local recipient table", true],
  ["RCPT TO", "550-5.1.1 The email account that you tried to reach does not exist.", true],
  ["RCPT TO", "550 No such user here", true],
  ["RCPT TO", "550 Requested action not taken: mailbox unavailable", true],
  ["RCPT TO", "550 5.1.2 Host unknown (Name server: host not found)", true],
  ["RCPT TO", "556 5.1.10 Recipient address has null MX", true],
  ["RCPT TO", "550 5.2.1 The account is disabled", true],
  ["RCPT TO", "550 5.4.1 Recipient address rejected: Access denied.", true],
  ["DATA", "550 5.1.1 User unknown", true],
  ["RCPT TO", "552 5.2.2 Mailbox full", false],
  ["RCPT TO", "550 Rejected", false],
  ["RCPT TO", "554 5.7.1 <a@b.se>: Recipient address rejected: Not wanted here", false],
  ["DATA", "554 Transaction failed", false],
])("%s %s refuses the recipient; dead: %s", (command, response, suppress) => {
  const code = command === "DATA" ? "EMESSAGE" : "EENVELOPE";
  expect(answer(code, command, response)).toEqual({
    status: "refused",
    code: "recipient_refused",
    message: response,
    suppress,
  });
});

it.each([
  ["EAUTH", "AUTH PLAIN", "535 5.7.8 Username and Password not accepted", "mail_auth"],
  ["EENVELOPE", "MAIL FROM", "530 5.7.0 Authentication required", "mail_auth"],
  ["EENVELOPE", "RCPT TO", "530 5.7.0 Must issue a STARTTLS command first", "mail_auth"],
  ["EENVELOPE", "MAIL FROM", "550 5.7.1 Sender not allowed", "mail_error"],
  ["EENVELOPE", "RCPT TO", "554 5.7.1 <a@b.se>: Relay access denied", "mail_error"],
  ["EENVELOPE", "RCPT TO", "550 5.1.8 Sender domain does not exist", "mail_error"],
  [
    "EENVELOPE",
    "RCPT TO",
    "554 5.7.1 Service unavailable; Client host [1.2.3.4] blocked using zen.spamhaus.org",
    "mail_error",
  ],
  ["EENVELOPE", "RCPT TO", "550 relay not permitted", "mail_error"],
  ["EMESSAGE", "DATA", "550 5.7.26 This mail is unauthenticated (DMARC)", "mail_error"],
  ["EENVELOPE", "RCPT TO", "554 Message rejected as spam", "mail_error"],
  ["EENVELOPE", "RCPT TO", "451 4.7.1 Greylisted", "mail_error"],
  ["EENVELOPE", "RCPT TO", "452 4.5.3 Too many recipients", "mail_rate_limited"],
  [
    "EENVELOPE",
    "MAIL FROM",
    "421 4.7.28 Our system has detected an unusual rate of mail",
    "mail_rate_limited",
  ],
  ["EPROTOCOL", "CONN", "421 Service not available", "mail_unreachable"],
  ["EPROTOCOL", "CONN", "554 No SMTP service here", "mail_error"],
])("%s at %s, %s is %s", (code, command, response, expected) => {
  expect(answer(code, command, response)).toMatchObject({
    status: "failed",
    code: expected,
    message: response,
  });
});

it.each([
  ["EMESSAGE", "DATA", "552 5.3.4 Message too big"],
  ["EENVELOPE", "MAIL FROM", "552 5.3.4 Message size exceeds fixed limit"],
  ["EMESSAGE", "DATA", "550 5.7.1 message content rejected"],
  ["EMESSAGE", "DATA", "554 5.7.1 Message rejected as spam"],
])("%s at %s, %s refuses this mail, and says nothing against the address", (code, command, response) => {
  expect(answer(code, command, response)).toEqual({
    status: "refused",
    code: "mail_content_refused",
    message: response,
    suppress: false,
  });
});

it("says that a password is not sent in clear", () => {
  const error = {
    code: "ETLS",
    command: "STARTTLS",
    response: "502 5.5.1 Not implemented",
    responseCode: 502,
  };
  expect(smtpOutcome(error)).toMatchObject({
    status: "failed",
    code: "mail_unreachable",
    message: "502 5.5.1 Not implemented",
    note: "mail_no_starttls",
  });
});

it.each([
  [{ code: "EMESSAGE", message: "Message size larger than allowed 1000" }, "mail_content_refused"],
  [{ code: "EENVELOPE", message: "Invalid recipient" }, "recipient_refused"],
])("without an answer: %j refuses", (error, code) => {
  expect(smtpOutcome(error)).toMatchObject({ status: "refused", code, suppress: false });
});

it.each([
  [{ code: "ECONNECTION", message: "Connection closed unexpectedly" }, "mail_unreachable"],
  [{ code: "ETIMEDOUT", message: "Timeout" }, "mail_unreachable"],
  [{ code: "EDNS", message: "getaddrinfo ENOTFOUND" }, "mail_unreachable"],
  [{ code: "ETLS", message: "self-signed certificate" }, "mail_unreachable"],
  [{ code: "EAUTH", message: "Missing credentials for PLAIN" }, "mail_auth"],
  [new Error("Connection pool was closed"), "mail_unreachable"],
])("without an answer: %j is %s", (error, expected) => {
  expect(smtpOutcome(error)).toMatchObject({ status: "failed", code: expected });
});
