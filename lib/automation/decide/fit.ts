import type { IncomingField, Mapping, Variable } from "@/db/schema";
import { type Expected, expectedOf } from "@/lib/filter/expected";
import { convert } from "@/lib/filter/operators";
import { isMissing, type Json, show, toText } from "@/lib/payload/json";
import { parsePublicAddress } from "@/lib/text/email-address";
import { matchLanguage, parseLanguage } from "@/lib/text/language";
import { faultOfText } from "./faults";
import { checkVariable } from "./variable";

/** Why a value does not fit; `value` is short and safe to show. */
export type Misfit = {
  kind: Expected["kind"] | "scalar" | "too_long" | "characters";
  value: string;
  options?: string[];
  pattern?: string;
};

/** What becomes of a field's value: text for the respondent, nothing, or a reason why not. */
export type Fit =
  | { state: "fits"; text: string; fallback?: boolean }
  | { state: "missing"; required: boolean }
  | { state: "misfit"; misfit: Misfit };

/** What fits are judged by. */
export type FitContext = {
  mapping: Mapping;
  variables: readonly Variable[];
  languages: readonly string[];
  timeZone: string;
};

/** Judges a field's value as the automation will: by its declared type, then by what it fills. Pure. */
export function fitOf(field: IncomingField, value: Json | undefined, context: FitContext): Fit {
  const { mapping, variables, languages, timeZone } = context;
  const target = Object.hasOwn(mapping, field.name) ? (mapping[field.name] ?? null) : null;
  const variable = variables.find(({ name }) => name === target);
  if (isMissing(value)) {
    return { state: "missing", required: field.required || target === "email" || !!variable?.required };
  }
  const given = value as Json;
  const misfit = (kind: Misfit["kind"], more: Partial<Misfit> = {}): Fit => ({
    state: "misfit",
    misfit: { kind, value: show(given), ...more },
  });
  if (field.type && convert(given, field.type, timeZone) === undefined) return misfit(field.type);
  const text = toText(given);
  if (text === undefined)
    return target === null ? { state: "fits", text: shortJson(given) } : misfit("scalar");
  const limit = faultOfText(field.name, text, variable ? 2000 : target === null ? Infinity : 200);
  if (limit && target !== "email") return misfit(limit.code === "too_long" ? "too_long" : "characters");
  if (target === "email") {
    const address = parsePublicAddress(text);
    return address.ok ? { state: "fits", text: address.value } : misfit("email");
  }
  if (target === "language") {
    if (parseLanguage(text) === null) return misfit("language");
    const language = matchLanguage(text, languages);
    return { state: "fits", text: language ?? languages[0] ?? "en", ...(language ? {} : { fallback: true }) };
  }
  if (!variable) return { state: "fits", text: target === null ? shortJson(given) : text };
  const checked = checkVariable(variable, given, field.name, timeZone);
  if (checked.ok) return { state: "fits", text: checked.value };
  const expected = expectedOf(field, context);
  return misfit(expected.kind, expected);
}

/** A value as JSON on one line, cut to what a table cell holds. */
export function shortJson(value: Json): string {
  const text = toText(value);
  if (typeof value !== "string" && text !== undefined) return text;
  if (value === null) return "null";
  if (typeof value === "string") return show(value);
  return Array.isArray(value) ? (value.length === 0 ? "[]" : "[…]") : "{…}";
}
