import type {
  CancelRule,
  Delay,
  FieldFault,
  Filter,
  IncomingField,
  Mapped,
  Mapping,
  Reason,
  Variable,
} from "@/db/schema";
import { evaluateFilter } from "@/lib/filter/evaluate";
import { convert, type FieldType } from "@/lib/filter/operators";
import { isStorable } from "@/lib/input/storable";
import { folded } from "@/lib/payload/folded";
import { isMissing, type Json, show, toText } from "@/lib/payload/json";
import { type Path, parsePath, readPath } from "@/lib/payload/path";
import { gotOf } from "@/lib/reason/got";
import { parseEmailAddress } from "@/lib/text/email-address";
import { normal } from "@/lib/text/normal";
import { trimmed } from "@/lib/text/trimmed";
import { sendAtFor } from "./delay";
import { wrongType } from "./faults";
import { fieldValue, stepFault } from "./field-value";
import { mapRespondent, typeOfField } from "./mapping";

/** The part of an automation's set-up that decides what becomes of a respondent. */
export type Rules = {
  fields: (IncomingField & { parsed: Path; resolved: FieldType | undefined })[];
  filter: Filter | null;
  mapping: Mapping;
  delay: Delay | null;
  dedupeField: string | null;
  cancelRule: CancelRule | null;
  variables: readonly Variable[];
  languages: readonly string[];
  timeZone: string;
};

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

/** Prepares the rules: paths parsed, types resolved. A path that does not parse reads the key of that name. */
export function prepareRules(
  rules: Omit<Rules, "fields" | "cancelRule"> & {
    fields: readonly IncomingField[];
    cancelRule?: CancelRule | null;
  },
): Rules {
  const fields = rules.fields.map((field) => {
    const path = parsePath(field.path);
    const parsed = path.ok ? path.value : keyPath(field.path);
    return { ...field, parsed, resolved: typeOfField(field, rules.mapping, rules.variables) };
  });
  return { ...rules, cancelRule: rules.cancelRule ?? null, fields };
}

/**
 * Looks for a cancelling event, filters one respondent, checks its fields, maps it and finds the moment to send. Pure.
 * The filter comes first: what is none of the automation's business is filtered, not faulty.
 * @param body the whole body, for fields whose path begins with `$$`
 */
export function decide(rules: Rules, respondent: Json, body: Json, now: Date): Decision {
  const values = new Map<string, Json | undefined>();
  const undone = new Map<string, FieldFault>();
  for (const field of rules.fields) {
    const made = fieldValue(field, respondent, body);
    values.set(field.name, made.ok ? made.value : undefined);
    if (!made.ok) undone.set(field.name, stepFault(field.name, made.error));
  }
  const fieldOf = (name: string) => rules.fields.find((field) => field.name === name);
  const value = (name: string): Json | undefined => {
    if (!values.has(name)) values.set(name, readPath(keyPath(name), respondent, body));
    return values.get(name);
  };

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

  const verdict = evaluateFilter(rules.filter, {
    value,
    type: (name) => fieldOf(name)?.resolved,
    timeZone: rules.timeZone,
  });
  // What could not be made of a field's value can neither pass nor stop.
  if (verdict.outcome === "stop" && !verdict.unmet.some(({ field }) => undone.has(field))) {
    const [first, ...others] = verdict.unmet;
    const details = first && others.length === 0 ? first : { any: verdict.unmet };
    return { status: "filtered", reason: { code: "filter_not_met", details }, email: cameWith(text(source)) };
  }

  const errors: FieldFault[] = [...undone.values()];
  for (const field of rules.fields) {
    const given = values.get(field.name);
    if (isMissing(given)) {
      if (field.required) errors.push({ field: field.name, code: "missing_field" });
    } else if (field.type && convert(given as Json, field.type, rules.timeZone) === undefined) {
      errors.push(wrongType(field.name, field.type, given));
    }
  }
  const mapped = mapRespondent(value, rules);
  if (!mapped.ok) errors.push(...mapped.error);
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
    ({ field, code }) =>
      !(code === "missing_field" && undone.has(field)) &&
      !seen.has(`${field} ${code}`) &&
      seen.add(`${field} ${code}`),
  );
  if (!mapped.ok || !sendAt.ok || unique.length > 0)
    return { status: "rejected", errors: unique, email: cameWith(text(source)) };
  return { status: "taken", mapped: mapped.value, sendAt: sendAt.value, dedupe: dedupe ?? null };
}

/** Whom a respondent is about that is kept without being decided. */
export function addressCame(rules: Rules, respondent: Json, body: Json): string | null {
  const source = sourceOfAddress(rules);
  const field = rules.fields.find(({ name }) => name === source) ?? { parsed: keyPath(source) };
  const made = fieldValue(field, respondent, body);
  return made.ok && !isMissing(made.value) ? cameWith(toText(made.value as Json)) : null;
}

function sourceOfAddress({ fields, mapping }: Rules): string {
  return fields.find(({ name }) => mapping[name] === "email")?.name ?? "EmailAddress";
}

/** Whom it was about, though nobody is mailed: the address as it is stored, or what stood there. */
export function cameWith(text: string | undefined): string | null {
  const parsed = parseEmailAddress(text ?? "");
  if (parsed.ok) return parsed.value;
  const came = trimmed(text ?? "")
    .slice(0, 254)
    .toWellFormed()
    .replaceAll("\0", "\uFFFD");
  return came === "" ? null : came;
}

function keyPath(key: string): Path {
  return { from: "respondent", segments: [normal(key)] };
}
