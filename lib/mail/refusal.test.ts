import { expect, it } from "vitest";
import { refusalOf } from "./refusal";

const about = (said: string, place: Parameters<typeof refusalOf>[2] = "recipient") => {
  const refusal = refusalOf(said, Number(said.slice(0, 3)), place);
  if (refusal.about === "us") return refusal.code;
  return refusal.about === "mailbox" ? (refusal.gone ? "gone" : "mailbox") : "mail";
};

it.each([
  // Gmail
  [
    "550-5.4.5 Daily user sending limit exceeded. For more information on Gmail 550 5.4.5 sending limits",
    "us",
  ],
  ["550 5.4.5 Daily SMTP relay sending limit exceeded for customer. s12-20020a", "us"],
  [
    "550-5.7.26 This mail has been blocked because the sender is unauthenticated. Gmail requires SPF or DKIM",
    "us",
  ],
  ["550-5.7.25 The IP address sending this message does not have a PTR record setup", "us"],
  ["550 5.7.28 There is an unusual rate of unsolicited mail originating from your IP address", "us"],
  ["554 5.7.0 Mail relay denied", "us"],
  // policyd-spf, OpenDKIM and others behind Postfix, which name the recipient in what they say of us
  [
    "550 5.7.23 <x@b.se>: Recipient address rejected: Message rejected due to: SPF fail - not authorized",
    "us",
  ],
  ["554 5.7.1 <x@b.se>: Recipient address rejected: Sending quota exceeded, try again tomorrow", "us"],
  ["554 5.7.1 <x@b.se>: Recipient address rejected: Rate limit reached", "us"],
  ["554 5.7.1 <x@b.se>: Relay access denied", "us"],
  ["554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org", "us"],
  ["550 5.7.1 <mail.example.com>: Helo command rejected: Access denied", "us"],
  ["553 5.7.1 <a@b.se>: Sender address rejected: not owned by user surveys", "us"],
  ["550 5.1.8 <a@b.invalid>: Sender address rejected: Domain not found", "us"],
  // Exim and cPanel
  [
    "550 Domain example.com has exceeded the max emails per hour (500/500 (100%)) allowed. Message discarded.",
    "us",
  ],
  ["550 Domain example.com has exceeded the max defers and failures per hour (5/5 (100%)) allowed.", "us"],
  ["550 relay not permitted", "us"],
  ["550 Sender verify failed", "us"],
  ["550 Please turn on SMTP Authentication in your mail client.", "us"],
  ["553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)", "us"],
  // Exchange Online
  ["550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP.", "us"],
  ["550 5.7.501 Service unavailable. Spam abuse detected from IP range", "us"],
  ["550 5.1.8 Access denied, bad outbound sender", "us"],
  ["550 5.7.60 SMTP; Client does not have permissions to send as this sender", "us"],
  ["554 5.2.0 STOREDRV.Submission.Exception:OutboundSpamException; sender exceeded limit", "us"],
  ["550 5.7.509 Access denied, sending domain example.com does not pass DMARC verification", "us"],
  // Amazon SES, Yahoo, Outlook.com, Mimecast
  ["554 Message rejected: Email address is not verified. The following identities failed the check", "us"],
  ["454 Throttling failure: Daily message quota exceeded.", "us"],
  ["554 Throttling failure: Maximum sending rate exceeded.", "us"],
  ["554 Message rejected: Sending paused for this account.", "us"],
  [
    "553 5.7.1 [BL21] Connections will not be accepted from 192.0.2.1, because the ip is in Spamhaus's list",
    "us",
  ],
  ["554 5.7.9 Message not accepted for policy reasons.", "us"],
  [
    "550 5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent. Please contact your provider; block list (S3140)",
    "us",
  ],
  ["550 Administrative prohibition - envelope blocked - sender policy", "us"],
  [
    "550 5.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages",
    "us",
  ],
  ["554 5.3.0 Mail queue full", "us"],
  ["503 bad sequence of commands", "us"],
])("%s is about us who send", (said) => {
  for (const place of ["recipient", "message"] as const) expect(about(said, place)).toMatch(/^mail_/);
});

it.each([
  "550-5.1.1 The email account that you tried to reach does not exist. Please try double-checking",
  "550 5.1.1 <a@b.se>: Recipient address rejected: User unknown in virtual mailbox table",
  "550 5.1.1 <policy@spam.example>: Recipient address rejected: User unknown",
  "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup",
  "550 5.4.1 Recipient address rejected: Access denied. AS(201806281)",
  "550 5.1.2 <a@b.se>: Recipient address rejected: Domain not found",
  "550 5.4.310 DNS domain b.se does not exist",
  "550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302)",
  "554 delivery error: dd This user doesn't have a yahoo.com account (a@yahoo.com)",
  "550 No Such User Here",
  "550 Unrouteable address: no such domain",
  "550 5.2.1 The email account that you tried to reach is inactive.",
  "550 5.7.17 The mailbox owner has changed",
  "556 5.1.10 Recipient address has null MX",
])("%s says that there is no such mailbox", (said) => {
  expect(about(said)).toBe("gone");
});

it.each([
  "552-5.2.2 The email account that you tried to reach is over quota and inactive",
  "552 5.2.2 <a@b.se>: user is over quota",
  "550 5.7.1 <a@b.se>: Recipient address rejected: Not wanted here",
  "554 5.2.2 mailbox full",
  "552 Requested mail action aborted: exceeded storage allocation",
  "550 Rejected",
])("%s is final for the mailbox, which may live", (said) => {
  expect(about(said)).toBe("mailbox");
});

it.each([
  "552 5.3.4 Message size exceeds fixed limit",
  "552-5.7.0 This message was blocked because its content presents a potential security issue",
  "550 5.7.1 message content rejected",
  "554 5.6.0 Message content is not acceptable",
  "550 5.6.11 InvalidCharacters",
  "552 Message size exceeds maximum permitted",
  "554 5.7.1 Message contains a virus",
  "550 5.2.3 message length exceeds administrative limit",
])("%s is about this mail", (said) => {
  expect(about(said, "message")).toBe("mail");
});

it.each([
  // Postfix's header checks, spamass-milter, rspamd, amavis, Exim
  "554 5.7.1 Message rejected as spam",
  "550 5.7.1 Blocked by SpamAssassin",
  "554 5.7.1 Spam message rejected",
  "554 5.7.1 Gtube pattern",
  "554 5.7.0 Reject, id=12345-01 - spam",
  "554 5.7.0 Reject, id=12345-02 - INFECTED: Eicar-Signature",
  "550 5.7.1 Message content rejected, UBE, id=12345-01",
  "550 This message was classified as SPAM and may not be delivered",
  "550 This message scored 12.3 spam points.",
  "550 High probability of spam",
  "550 5.7.1 blocked by content filter",
  // Gmail
  "550-5.7.1 [192.0.2.1      12] Our system has detected that this message is likely unsolicited mail. To reduce the amount of spam sent to Gmail, this message has been blocked.",
  "550-5.7.1 Our system has detected that this message is likely unsolicited mail. To reduce spam",
  "552-5.7.0 Our system detected an illegal attachment on your message. Please visit",
  // Exchange, before and in the cloud
  "550 5.7.1 Message rejected as spam by Content Filtering.",
  "550 5.7.350 Remote server returned message detected as spam -> 554 5.7.1 rejected",
  // Cloudmark, Proofpoint, Mimecast, Orange
  "552 5.2.0 Message rejected due to spam content. (CMAE)",
  "554 5.7.1 The message was rejected because it contains prohibited virus or spam content",
  "554 Email rejected due to security policies - MCSpamSignature.sa.1.3",
  "550 5.2.0 Mail rejete. Mail rejected. OFR_506 [506] spam",
  "571 Message refused as spam",
])("%s is a verdict on what was read, and about this mail", (said) => {
  expect(about(said, "message")).toBe("mail");
});

it.each([
  "550-5.7.1 [192.0.2.1] Our system has detected an unusual rate of unsolicited mail originating from your IP address.",
  "550-5.7.1 [192.0.2.1] Our system has detected that this message is likely suspicious due to the very low reputation of the sending IP address.",
  "550-5.7.1 Our system has detected that this message is likely suspicious due to the very low reputation of the sending domain.",
  "554 5.7.1 Message rejected as spam: client host [192.0.2.1] is listed",
  "550 5.7.1 Message rejected as spam (SPF fail)",
  "571 spam source blocked",
  "554 5.7.1 Spam from your server",
  "550 5.7.511 Access denied, banned sender. Spam",
  "550 5.7.703 Your message can't be delivered because messages to XXX, YYY are blocked by your organization using Tenant Allow Block List",
  "554 5.2.0 OutboundSpamException; WASCL UserAction verdict is suspended; spam",
])("%s is a verdict on who sends, though it speaks of spam", (said) => {
  expect(about(said, "message")).toMatch(/^mail_/);
});

it("takes spam for our matter where the mail was not read yet", () => {
  expect(about("554 5.7.1 Message rejected as spam", "recipient")).toBe("mail_error");
  expect(about("550 5.7.1 Rejected as spam", "sender")).toBe("mail_error");
});

it.each([
  ["550 5.7.1 Sender not allowed", "sender", "mail_error"],
  ["550 5.1.1 unknown user in from", "sender", "mail_error"],
  ["550 mailbox unavailable", "sender", "mail_error"],
  ["552 5.3.4 Message size exceeds fixed limit", "sender", "mail"],
  ["550 5.4.5 Daily user sending limit exceeded", "sender", "mail_rate_limited"],
  ["530 5.7.0 Authentication required", "sender", "mail_auth"],
  ["554 No SMTP service here", "session", "mail_error"],
  ["535 5.7.8 Username and Password not accepted", "session", "mail_auth"],
] as const)("%s to %s is %s", (said, place, expected) => {
  expect(about(said, place)).toBe(expected);
});
