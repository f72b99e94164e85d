import { isNumeral } from "@/lib/payload/decimal";
import { parseIsoDate } from "@/lib/payload/iso-date";
import { isMissing, type Json, toText } from "@/lib/payload/json";
import { parsePublicAddress } from "@/lib/text/email-address";
import { trimmed } from "@/lib/text/trimmed";
import type { VariableKind } from "./draft";

/** A kind of variable that needs no more than what came. */
export type GuessedKind = Exclude<VariableKind, "pattern">;

/**
 * The kind of background variable that all the captured values of a field fit; text, which takes everything, where they
 * tell nothing. Digits that mean no amount (`0123`, a telephone number, an id that no double holds) are text. Pure.
 */
export function guessKind(values: readonly (Json | undefined)[], timeZone: string): GuessedKind {
  const there = values.filter((value) => !isMissing(value)) as Json[];
  if (there.length === 0) return "text";
  if (there.every(isAmount)) return "number";
  const texts = there.map((value) => (typeof value === "string" ? trimmed(value) : ""));
  if (texts.every((text) => parsePublicAddress(text).ok)) return "email";
  if (texts.every((text) => parseIsoDate(text, timeZone))) return "date";
  return "text";
}

function isAmount(value: Json): boolean {
  const text = typeof value === "boolean" ? undefined : trimmed(toText(value) ?? "");
  return text !== undefined && text.length <= 15 && isNumeral(text) && !/^[+-]?0\d|^\+|[eE]/.test(text);
}
