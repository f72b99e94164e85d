import { isLosslessNumber, LosslessNumber, parse as parseLossless } from "lossless-json";
import { normal } from "@/lib/text/normal";
import { storable } from "@/lib/text/storable";
import { trimmed } from "@/lib/text/trimmed";
import { sameDecimal } from "./decimal";

/** A value of a payload. Numbers that a double cannot hold exactly are LosslessNumber: their digits as sent. */
export type Json = null | boolean | number | string | LosslessNumber | Json[] | { [key: string]: Json };

/** Is it an object with keys (not an array, not a number in digits)? */
export function isPlain(value: unknown): value is { [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isLosslessNumber(value);
}

/** What one pass over a JSON text tells before it is parsed. */
export type JsonScan = { deepestAt: number | null; colons: number; longNumbers: boolean };

/**
 * One pass over a JSON text, outside its strings: where nesting exceeds `maxDepth` (the outermost value is 1),
 * how many members it has, and whether it has numbers that a double may not hold.
 */
export function scanJson(text: string, maxDepth: number): JsonScan {
  let depth = 0;
  let colons = 0;
  let digits = 0;
  let exponent = 0;
  let longNumbers = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 48 && c <= 57) {
      digits++;
      if (exponent > 0) exponent++;
      if (digits > 15 || exponent > 3) longNumbers = true;
      continue;
    }
    if (c === 46 /* . */) continue;
    if (c === 101 || c === 69 /* e E */) {
      exponent = digits > 0 ? 1 : 0;
      continue;
    }
    if ((c === 43 || c === 45) /* + - */ && exponent === 1) continue;
    digits = 0;
    exponent = 0;
    if (c === 34 /* " */) {
      for (i++; i < text.length; i++) {
        const s = text.charCodeAt(i);
        if (s === 92) i++;
        else if (s === 34) break;
      }
    } else if (c === 123 || c === 91) {
      if (++depth > maxDepth) return { deepestAt: i, colons, longNumbers };
    } else if (c === 125 || c === 93) depth--;
    else if (c === 58) colons++;
  }
  return { deepestAt: null, colons, longNumbers };
}

/**
 * Parses a scanned JSON text; the last of duplicate keys wins, `__proto__` is data.
 * @throws SyntaxError as JSON.parse does
 */
export function parseJson(text: string, scan: JsonScan): Json {
  const value = JSON.parse(text) as Json;
  if (!scan.longNumbers) return value;
  return parseLossless(text, undefined, {
    parseNumber: (digits) => (isExact(digits) ? Number(digits) : new LosslessNumber(digits)),
    onDuplicateKey: ({ newValue }) => newValue,
  }) as Json;
}

/** How many members all objects of a value have; fewer than the text's colons means duplicate keys. */
export function countMembers(value: Json): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countMembers(item), 0);
  if (!isPlain(value)) return 0;
  let sum = 0;
  for (const key of Object.keys(value)) sum += 1 + countMembers(value[key]!);
  return sum;
}

/** A value with its texts and keys in one form (NFC); of keys that then are the same the last wins. */
export function normalJson(value: Json): Json {
  if (typeof value === "string") return normal(value);
  if (Array.isArray(value)) return value.map(normalJson);
  if (!isPlain(value)) return value;
  const made: { [key: string]: Json } = Object.create(null);
  for (const key of Object.keys(value)) made[normal(key)] = normalJson(value[key]!);
  return made;
}

/** A string that holds a JSON object or array, opened; undefined where it holds none. */
export function parseNested(text: string): Json | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  const scan = scanJson(text, 32);
  if (scan.deepestAt !== null) return undefined;
  try {
    return parseJson(text, scan);
  } catch {
    return undefined;
  }
}

/** Nothing there: absent, null, blank or invisible, an empty list or an empty object. */
export function isMissing(value: Json | undefined): value is null | undefined | "" {
  if (value === undefined || value === null) return true;
  if (typeof value === "string") return trimmed(value) === "";
  if (Array.isArray(value)) return value.length === 0;
  return isPlain(value) && Object.keys(value).length === 0;
}

/**
 * A scalar as text: a number in its shortest form where that is exact, else the digits as sent.
 * @returns undefined for lists and objects
 */
export function toText(value: Json): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value === 0 ? 0 : value);
  if (typeof value === "boolean") return String(value);
  if (isLosslessNumber(value)) return value.toString();
  return undefined;
}

/** A value shown to a person in a sentence: quoted, short, storable. */
export function show(value: Json | undefined): string {
  if (value === undefined || value === null) return "nothing";
  const text = toText(value);
  if (text === undefined) return Array.isArray(value) ? "a list" : "an object";
  const short = text.length > 80 ? `${text.slice(0, 79)}…` : text;
  return typeof value === "string" ? JSON.stringify(storable(short)) : storable(short);
}

/** A value as JSON on one line, cut to what a table cell holds. */
export function shortJson(value: Json): string {
  const text = toText(value);
  if (typeof value !== "string" && text !== undefined) return text;
  if (value === null) return "null";
  if (typeof value === "string") return show(value);
  return Array.isArray(value) ? (value.length === 0 ? "[]" : "[…]") : "{…}";
}

function isExact(digits: string): boolean {
  const number = Number(digits);
  return Number.isFinite(number) && sameDecimal(digits, String(number));
}
