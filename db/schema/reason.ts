import type { TransformStep } from "./automation";
import type { FilterOperator, FilterValue } from "./filter";

/**
 * A value as it came, short enough to be told: null where nothing came, an object for what is named rather than shown
 * (a list, an object) and for a number whose digits a double does not hold.
 */
export type Got = string | number | boolean | null | { kind: "list" | "object" | "number"; digits?: string };

/** A condition of a filter that was not met, and what came instead. */
export type Unmet = { field: string; op: FilterOperator; value?: FilterValue; got: Got };

/** Reasons that say all by their code. */
export const plainReasons = [
  "survey_closed",
  "message_missing",
  "already_answered",
  "suppressed_unsubscribed",
  "suppressed_bounced",
  "suppressed_complained",
  "suppressed_manual",
  "updated_only",
  "invited_lately",
  "contact_frequency",
  "discarded",
  "held_too_long",
  "withdrawn",
  "survey_deleted",
  "erased",
  "payload_gone",
  "undecided",
] as const;
export type PlainReason = (typeof plainReasons)[number];

/** Why a run stands as it does, as data. `text` is what others said, or a sentence that an older version kept. */
export type Reason =
  | { code: PlainReason; details?: undefined }
  | { code: "filter_not_met"; details: Unmet | { any: Unmet[] } }
  | { code: "withdraws"; details: { field: string; got: Got } }
  | { code: "text"; details: { text: string } };

/** Why an automation is disabled. `last` is the code of the last failure, `field` the field that it was about. */
export type DisabledReason =
  | { code: "manual"; details?: undefined }
  | { code: "failures_in_a_row"; details: { count: number; last: string; field: string | null } }
  | { code: "receiver_gone"; details?: undefined }
  | { code: "text"; details: { text: string } };

/** What is told of a mail server beside its own words. */
export type MailNote = "mail_no_starttls" | "resend_away" | "resend_key";

/** Why a receiver did not answer at all. */
export type PostError =
  | "timeout"
  | "name_not_found"
  | "connection_refused"
  | "connection_lost"
  | "certificate"
  | "target_not_allowed";

/** How a post went: the answer's status and the first kilobyte of its text, or why there was no answer. */
export type PostAttempt = { status?: number; ms?: number; answer?: string; error?: PostError };

/** What is known of a failure beyond its code: what the mail server or a receiver said, or what the set-up names. */
export type FailureDetails = PostAttempt & {
  said?: string;
  note?: MailNote;
  fault?: string;
  survey?: string;
  state?: "draft" | "closed";
  target?: string;
  pattern?: string;
};

/** Why a text is no address that is mailed; `inner` of a domain with that `ending`. */
export type AddressFault =
  | { why: "too_long" | "at" | "not_ascii" | "domain" | "long_local" | "dots" | "signs" | "ending" }
  | { why: "inner"; ending: string };

/**
 * What is wrong with one field of a respondent: the code that its sender is told, and the facts behind it. `wanted` is
 * what the field, or the `variable` that it fills, takes. Rows of older versions have a `message`, a sentence.
 */
export type FieldFault = { field: string } & (
  | { code: "missing_field"; fills?: "email" | "send_at" | { variable: string } }
  | { code: "invalid_email"; got: Got }
  | ({ code: "invalid_email" } & AddressFault)
  | { code: "invalid_language"; got: Got }
  | { code: "invalid_characters" }
  | { code: "too_long"; most: number }
  | { code: "not_in_list"; variable: string; options: string[] }
  | { code: "invalid_type"; wanted: "text" | "number" | "date" | "boolean"; got: Got; variable?: string }
  | { code: "invalid_type"; wanted: "one_value"; got: Got; variable: string }
  | { code: "invalid_type"; wanted: "pattern"; variable: string; pattern: string }
  | ({ code: "invalid_type"; wanted: "email" } & AddressFault)
  | { code: "invalid_type"; wanted: "send_date" | "earlier_date" }
  | { code: "invalid_type"; wanted: "object"; got: Got; index: number }
  | { code: "invalid_type"; wanted: "step"; step: number; op: TransformStep["op"]; got: Got }
  | { code: string; message: string }
);

/** A place in a text: line and column from 1, characters from 0. */
type Place = { line: number; column: number; character: number };

/**
 * Why a body could not be read: the code that its sender is told, and the facts behind it. `at` is the path of a list,
 * `near` the word or sign that stands where JSON breaks, null where the text ends.
 */
export type UnreadableBody =
  | { code: "empty_body"; details: { what: "body" | "form" } | { what: "list"; at: string } }
  | { code: "invalid_json"; details: Place & { near: string | null } }
  | { code: "too_deep"; details: Place & { most: number } }
  | { code: "invalid_encoding"; details: { what: "boundary" | "multipart" | "gzip" } }
  | { code: "invalid_encoding"; details: { what: "utf8"; byte: number } }
  | { code: "invalid_encoding"; details: { what: "percent" | "text"; field: number } }
  | { code: "not_an_object"; details: { what: "body" } | { what: "list" | "elements"; at: string } };

/** Why a body was not taken: it could not be read, or was refused before, and is not kept. */
export type BodyFault =
  | UnreadableBody
  | { code: "too_many_respondents"; details: { at: string; count: number; most: number } }
  | { code: "body_too_large"; details: { what: "bytes" | "fields"; most: number } }
  | { code: "unsupported_media_type"; details: { charset?: string } }
  | { code: "unsupported_encoding"; details: { encoding: string } };

/** What is to be known of a request that was taken; older versions kept sentences. */
export type DeliveryNote =
  | { code: "key_twice" | "form_field_twice" | "person_erased" }
  | { code: "files_dropped"; count: number }
  | { code: "body_cut"; kept: number; came: number };
