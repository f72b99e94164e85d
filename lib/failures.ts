import type { Failure, FailureDetails, FailureKind } from "@/db/schema";

type Entry = { kind: FailureKind; title: string; advice: string };

/** Every way a run or a delivery can fail: who must act, what it is called, and what to do about it. */
export const failures = {
  invalid_data: {
    kind: "sender",
    title: "The data does not fit",
    advice: "Correct the named fields in the sending system, or change the mapping, then replay the run.",
  },
  unreadable_body: {
    kind: "sender",
    title: "The body could not be read",
    advice:
      "Look at the body as it came in and correct the sending system. It was answered with the place of the fault.",
  },
  recipient_refused: {
    kind: "sender",
    title: "The mail server refused the address",
    advice: "Check the address with the person. Nothing more is sent to it if the mailbox does not exist.",
  },
  survey_missing: {
    kind: "setup",
    title: "The automation has no survey",
    advice: "Give the automation another survey with the management API, then replay the run.",
  },
  survey_closed: {
    kind: "setup",
    title: "The survey is not open",
    advice: "Open the survey, then replay the run.",
  },
  message_missing: {
    kind: "setup",
    title: "The automation has no message",
    advice: "Choose a message in the automation's settings, then replay the run.",
  },
  mapping_without_email: {
    kind: "setup",
    title: "No field is mapped to the e-mail address",
    advice: "Map a field to the e-mail address, then replay the run.",
  },
  variable_missing: {
    kind: "setup",
    title: "The mapping names a variable that the survey lacks",
    advice: "Change the mapping or add the background variable to the survey, then replay the run.",
  },
  mail_content_refused: {
    kind: "setup",
    title: "The mail server refused this mail",
    advice:
      "Read the server's answer: make the message shorter or take out what it objects to, then replay the run. The address is not blocked.",
  },
  pattern_too_complex: {
    kind: "setup",
    title: "A pattern is too complex",
    advice:
      "Simplify the pattern in the filter or of the background variable: it would hold up every request. Then replay the run.",
  },
  mail_auth: {
    kind: "system",
    title: "The mail server did not accept Surveyhook's sign-in",
    advice:
      "Correct the mail server's user name, password or key. Waiting invitations are sent by themselves afterwards.",
  },
  mail_unreachable: {
    kind: "system",
    title: "The mail server could not be reached",
    advice:
      "Check that the mail server is up, its address is right and its certificate is trusted. Waiting invitations are sent by themselves.",
  },
  mail_rate_limited: {
    kind: "system",
    title: "The mail provider asked to slow down",
    advice: "Nothing to do: sending goes on by itself. If it happens often, raise the limit at the provider.",
  },
  mail_error: {
    kind: "system",
    title: "The mail server could not take the mail",
    advice:
      "Look at the server's answer. Sending is tried again for up to 20 hours, after that replay the run.",
  },
  mail_unwritable: {
    kind: "system",
    title: "The mail could not be written",
    advice:
      "Preview the message with its survey and save it anew, then replay the run. If it fails again, report it with the line of the log.",
  },
} satisfies Record<string, Entry>;

/** The name of a way to fail. */
export type FailureCode = keyof typeof failures;

/**
 * A failure as a run carries it.
 * @param step where it happened: receive, map, check or send
 */
export function failureOf(code: FailureCode, step: string, at: Date, details?: FailureDetails): Failure {
  const { kind } = failures[code];
  return { kind, code, ...(details ? { details } : {}), step, at: at.toISOString() };
}
