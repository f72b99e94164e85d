import type { DisabledReason, Failure, FilterCondition, Reason, Unmet } from "@/db/schema";
import { failures } from "../failures";
import { mailSentence } from "../mail/sentence";
import { gotOf, showGot } from "./got";

/** A reason as the API tells it: an English sentence, or the code where that says all. */
export function reasonSentence(reason: Reason): string {
  switch (reason.code) {
    case "filter_not_met":
      return ("any" in reason.details ? reason.details.any : [reason.details]).map(unmetWords).join("; ");
    case "withdraws":
      return `${reason.details.field} is ${showGot(reason.details.got)}: withdraws the waiting invitation`;
    case "text":
      return reason.details.text;
    default:
      return reason.code;
  }
}

/** Why an automation is disabled, as the API tells it. */
export function disabledSentence(reason: DisabledReason): string {
  if (reason.code === "text") return reason.details.text;
  if (reason.code === "manual") return reason.code;
  if (reason.code === "receiver_gone") return "The receiver answered 410: it wants no more posts.";
  const { count, last, field } = reason.details;
  return `${count} deliveries in a row failed; the last: ${last}${field ? ` (${field})` : ""}.`;
}

/** What a failure says in a sentence: the words of the mail server where it gave some. */
export function failureSentence(failure: Pick<Failure, "code" | "details" | "message">): string {
  const { code, details = {}, message } = failure;
  const { said, note, survey, state, target, fault, pattern } = details;
  if (message !== undefined) return message;
  if (said !== undefined) return mailSentence(said, note);
  if (survey !== undefined)
    return `The survey “${survey}” is ${state === "draft" ? "still a draft" : "closed"}.`;
  if (target !== undefined)
    return `The mapping names ${target}, and the survey has no such background variable.`;
  if (pattern !== undefined)
    return `The pattern ${pattern} is too complex to be tried on many texts in a short time.`;
  if (fault !== undefined)
    return `The mail could not be written from the message (${fault}). Nothing was sent.`;
  if (details.status !== undefined) return `The receiver answered ${details.status}.`;
  const known = Object.hasOwn(failures, code) ? failures[code as keyof typeof failures] : undefined;
  return known ? `${known.title}.` : code;
}

/** A condition as people read it: `Language equals "sv"`. */
export function describeCondition({ field, op, value }: FilterCondition): string {
  const words = op.replaceAll("_", " ");
  if (value === undefined) return `${field} ${words}`;
  const shown = Array.isArray(value)
    ? `[${value.map((item) => showGot(gotOf(item))).join(", ")}]`
    : showGot(gotOf(value));
  return `${field} ${words} ${shown}`;
}

function unmetWords(unmet: Unmet): string {
  return `${describeCondition(unmet)}: got ${showGot(unmet.got)}`;
}
