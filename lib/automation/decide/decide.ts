import type { FieldFault, Mapped, Reason } from "@/db/schema";
import { evaluateFilter } from "@/lib/filter/evaluate";
import { folded } from "@/lib/payload/folded";
import { isMissing, type Json, show, toText } from "@/lib/payload/json";
import { gotOf } from "@/lib/reason/got";
import { parseEmailAddress } from "@/lib/text/email-address";
import { isStorable, storable } from "@/lib/text/storable";
import { trimmed } from "@/lib/text/trimmed";
import { sendAtFor } from "./delay";
import { wrongType } from "./faults";
import { mapRespondent } from "./mapping";
import { type Rules, readingOf } from "./rules";

/** What becomes of one respondent. */
export type Decision =
  /** The set-up asks for more than can be judged in a moment; the hook's setup fault says what. */
  | { status: "unjudged"; email: string | null }
  | { status: "filtered"; reason: Reason; email: string | null }
  | { status: "rejected"; errors: FieldFault[]; email: string | null }
  | { status: "withdraws"; reason: Reason; email: string | null; dedupe: string | null }
  | {
      status: "taken";
      mapped: Mapped & { email: string; language: string };
      sendAt: Date;
      dedupe: string | null;
    };

/**
 * Looks for a cancelling event, filters one respondent, checks its fields, maps it and finds the moment to send. Pure.
 * The filter comes first: what is none of the automation's business is filtered, not faulty.
 * @param body the whole body, for fields whose path begins with `$$`
 */
export function decide(rules: Rules, respondent: Json, body: Json, now: Date): Decision {
  const reading = readingOf(rules, respondent, body);
  const { value } = reading;
  const text = (name: string): string | undefined => {
    const given = value(name);
    return isMissing(given) ? undefined : toText(given as Json);
  };
  const dedupe = rules.dedupeField === null ? undefined : text(rules.dedupeField);
  const source = sourceOfAddress(rules);

  const signal = rules.cancelRule && folded(trimmed(text(rules.cancelRule.field) ?? ""));
  if (signal && rules.cancelRule?.values.some((wanted) => folded(trimmed(wanted)) === signal)) {
    const { field } = rules.cancelRule;
    const reason: Reason = { code: "withdraws", details: { field, got: gotOf(value(field)) } };
    return { status: "withdraws", reason, email: cameWith(text(source)), dedupe: dedupe ?? null };
  }

  const verdict = evaluateFilter(rules.filter, reading);
  // What could not be made of a field's value can neither pass nor stop.
  if (verdict.outcome === "stop" && !verdict.unmet.some(({ field }) => reading.undone(field))) {
    const [first, ...others] = verdict.unmet;
    const details = first && others.length === 0 ? first : { any: verdict.unmet };
    return { status: "filtered", reason: { code: "filter_not_met", details }, email: cameWith(text(source)) };
  }

  const mapped = mapRespondent(reading, rules);
  const errors: FieldFault[] = mapped.ok ? [] : [...mapped.error];
  if (verdict.outcome === "invalid" && !errors.some(({ field }) => field === verdict.field)) {
    errors.push(wrongType(verdict.field, verdict.type, value(verdict.field)));
  }
  const dateText = (name: string) => (isMissing(value(name)) ? undefined : (text(name) ?? show(value(name))));
  const sendAt = sendAtFor(rules.delay, { now, timeZone: rules.timeZone, read: dateText });
  if (!sendAt.ok && !errors.some(({ field }) => field === sendAt.error.field)) errors.push(sendAt.error);
  if (dedupe !== undefined && !isStorable(dedupe)) {
    errors.push({ field: rules.dedupeField!, code: "invalid_characters" });
  }
  const seen = new Set<string>();
  const unique = errors.filter(
    ({ field, code }) => !seen.has(`${field} ${code}`) && seen.add(`${field} ${code}`),
  );
  if (!mapped.ok || !sendAt.ok || unique.length > 0)
    return { status: "rejected", errors: unique, email: cameWith(text(source)) };
  return { status: "taken", mapped: mapped.value, sendAt: sendAt.value, dedupe: dedupe ?? null };
}

/** Whom a respondent is about that is kept without being decided. */
export function addressCame(rules: Rules, respondent: Json, body: Json): string | null {
  const source = sourceOfAddress(rules);
  const given = readingOf(rules, respondent, body).value(source);
  return isMissing(given) ? null : cameWith(toText(given as Json));
}

function sourceOfAddress({ fields }: Rules): string {
  return fields.find(({ target }) => target === "email")?.name ?? "EmailAddress";
}

/** Whom it was about, though nobody is mailed: the address as it is stored, or what stood there. */
export function cameWith(text: string | undefined): string | null {
  const parsed = parseEmailAddress(text ?? "");
  if (parsed.ok) return parsed.value;
  const came = storable(trimmed(text ?? "").slice(0, 254));
  return came === "" ? null : came;
}
