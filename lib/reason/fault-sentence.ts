import type { FieldFault } from "@/db/schema";
import { addressSentence } from "@/lib/text/email-address";
import type { FieldError } from "../errors";
import { showGot } from "./got";

/** What is wrong with fields, as the API tells it: each with its code and an English sentence. */
export function describeFaults(faults: readonly FieldFault[]): FieldError[] {
  return faults.map((fault) => ({ field: fault.field, code: fault.code, message: faultSentence(fault) }));
}

/** What is wrong with a field, in an English sentence. */
export function faultSentence(fault: FieldFault): string {
  if ("message" in fault) return fault.message;
  switch (fault.code) {
    case "missing_field":
      return missingSentence(fault.field, fault.fills);
    case "invalid_email":
      return "why" in fault ? addressSentence(fault) : `It is ${showGot(fault.got)}.`;
    case "invalid_language":
      return `${showGot(fault.got)} is no language tag. Send one such as "en" or "sv-SE", or leave it out.`;
    case "invalid_characters":
      return "The text holds a NUL or half of a surrogate pair. Send whole characters.";
    case "too_long":
      return `The text has more than ${fault.most.toLocaleString("en")} characters.`;
    case "not_in_list":
      return `The value is not one of ${fault.variable}'s options: ${fault.options.join(", ")}.`;
    case "invalid_type":
      return typeSentence(fault);
  }
}

function missingSentence(
  field: string,
  fills: (FieldFault & { code: "missing_field"; message?: never })["fills"],
) {
  if (fills === undefined) return `${field} is required, and it is missing or empty.`;
  if (fills === "send_at")
    return `The sending time is taken from ${field}, and it is missing. Send an ISO 8601 date in it.`;
  const what =
    fills === "email" ? "the e-mail address" : `the background variable ${fills.variable}, which is required`;
  return `${field} is missing or empty, and it fills ${what}.`;
}

function typeSentence(fault: Extract<FieldFault, { wanted: string }>): string {
  switch (fault.wanted) {
    case "text":
      return `${showGot(fault.got)} is not text.`;
    case "boolean":
      return `${showGot(fault.got)} is not a boolean.`;
    case "number":
      return `${showGot(fault.got)} is not a number.${fault.variable === undefined ? "" : " Send digits such as 1249 or 12.5, or map it to a text variable."}`;
    case "date":
      return `${showGot(fault.got)} is not a date.${fault.variable === undefined ? "" : " Send a whole date in ISO 8601, such as 2026-11-24 or 20261124T100000Z."}`;
    case "one_value":
      return `${upper(showGot(fault.got))} came, and ${fault.variable} takes one value.`;
    case "pattern":
      return `The value does not match ${fault.variable}'s pattern ${fault.pattern}.`;
    case "email":
      return addressSentence(fault);
    case "send_date":
      return `The sending time is taken from ${fault.field}, and its value is no whole date in ISO 8601, such as 2026-11-24.`;
    case "earlier_date":
      return `The sending time is taken from ${fault.field}, and it lies after the year 9999.`;
    case "step":
      return `Step ${fault.step} (${fault.op}) of ${fault.field} cannot be done with ${showGot(fault.got)}.`;
    case "object":
      return `Element ${fault.index} is ${showGot(fault.got)}, not an object.`;
  }
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
