import type { Failure, FailureDetails, FailureKind } from "@/db/schema";

type Entry = { kind: FailureKind; title: string };

/** Every way a run or a delivery can fail: who must act, and what it is called. */
export const failures = {
  invalid_data: {
    kind: "sender",
    title: "The data does not fit",
  },
  unreadable_body: {
    kind: "sender",
    title: "The body could not be read",
  },
  recipient_refused: {
    kind: "sender",
    title: "The mail server refused the address",
  },
  survey_missing: {
    kind: "setup",
    title: "The automation has no survey",
  },
  survey_closed: {
    kind: "setup",
    title: "The survey is not open",
  },
  message_missing: {
    kind: "setup",
    title: "The automation has no message",
  },
  mapping_without_email: {
    kind: "setup",
    title: "No field is mapped to the e-mail address",
  },
  variable_missing: {
    kind: "setup",
    title: "The mapping names a variable that the survey lacks",
  },
  mail_content_refused: {
    kind: "setup",
    title: "The mail server refused this mail",
  },
  pattern_too_complex: {
    kind: "setup",
    title: "A pattern is too complex",
  },
  mail_auth: {
    kind: "system",
    title: "The mail server did not accept Surveyhook's sign-in",
  },
  mail_unreachable: {
    kind: "system",
    title: "The mail server could not be reached",
  },
  mail_rate_limited: {
    kind: "system",
    title: "The mail provider asked to slow down",
  },
  mail_error: {
    kind: "system",
    title: "The mail server could not take the mail",
  },
  mail_unwritable: {
    kind: "system",
    title: "The mail could not be written",
  },
  receiver_status: {
    kind: "receiver",
    title: "The receiver answered with an error",
  },
  receiver_timeout: {
    kind: "receiver",
    title: "The receiver did not answer within 15 seconds",
  },
  receiver_unreachable: {
    kind: "receiver",
    title: "The receiver could not be reached",
  },
  receiver_certificate: {
    kind: "receiver",
    title: "The receiver's certificate is not good",
  },
  receiver_gone: {
    kind: "receiver",
    title: "The receiver wants no more posts (410)",
  },
  redirected: {
    kind: "receiver",
    title: "The receiver redirects, which is not followed",
  },
  target_not_allowed: {
    kind: "receiver",
    title: "The URL leads to an address that is not posted to",
  },
  secret_unopened: {
    kind: "setup",
    title: "The signing secret was sealed under another AUTH_SECRET",
  },
} satisfies Record<string, Entry>;

/** The name of a way to fail. */
export type FailureCode = keyof typeof failures;

/**
 * A failure as a run carries it.
 * @param step where it happened: receive, map, check, send or post
 */
export function failureOf(code: FailureCode, step: string, at: Date, details?: FailureDetails): Failure {
  const { kind } = failures[code];
  return { kind, code, ...(details ? { details } : {}), step, at: at.toISOString() };
}
