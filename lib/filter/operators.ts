import type { FilterCondition, FilterOperator } from "@/db/schema";
import { trimmed } from "@/lib/text/trimmed";
import { canonicalDecimal, compareDecimals, isNumeral } from "../payload/decimal";
import { folded } from "../payload/folded";
import { compareIsoDates, parseIsoDate } from "../payload/iso-date";
import { isMissing, type Json, parseNested, toText } from "../payload/json";
import { operatorTable } from "./operator-table";
import { compilePattern } from "./pattern";

type FilterScalar = string | number | boolean;

/** The type that a field was given, or that of the variable it is mapped to. */
export type FieldType = "text" | "number" | "date" | "boolean";

/**
 * Tests one condition. A missing or empty value fails every operator except `not_exists`. Text compares without regard to
 * case, numbers and dates as such; a list passes where one of its items does (for a negative operator: where none does).
 * @returns whether it passes, or the declared type that the value could not be converted to
 */
export function testCondition(
  condition: FilterCondition,
  value: Json | undefined,
  declared: FieldType | undefined,
  timeZone: string,
): boolean | FieldType {
  const { op } = condition;
  const inside = typeof value === "string" ? parseNested(value) : undefined;
  const absent = isMissing(value) || (inside !== undefined && isMissing(inside));
  if (op === "exists") return !absent;
  if (op === "not_exists") return absent;
  if (absent) return false;
  const positive = operatorTable[op].not;
  const items = declared === undefined ? itemsOf(value as Json, inside) : [value as Json];
  const results = items.map((item) => testOne(condition, positive ?? op, item, declared, timeZone));
  const wrongType = results.find((result) => typeof result === "string");
  if (wrongType !== undefined) return wrongType;
  const some = results.some((result) => result === true);
  if (!positive) return some;
  return !some && results.every((result) => result !== null);
}

/** A list may come as text that holds JSON, as forms send it; it is still the text as well. */
function itemsOf(value: Json, inside: Json | undefined): Json[] {
  if (Array.isArray(value)) return value;
  return Array.isArray(inside) ? [value, ...inside] : [value];
}

/** Null: the value is of a kind that this operator cannot read, and no type was declared. */
function testOne(
  condition: FilterCondition,
  op: FilterOperator,
  value: Json,
  declared: FieldType | undefined,
  timeZone: string,
): boolean | null | FieldType {
  const wanted = wantedOf(condition, op, declared, timeZone);
  const got = convert(value, wanted.type, timeZone);
  if (got === undefined) return declared ?? null;
  if (wanted.kinds.length === 0) return false;
  if (op === "equals" || op === "in") {
    return wanted.kinds.some((kind) => {
      const own = kind === wanted.type ? got : convert(value, kind, timeZone);
      return own !== undefined && keysOfValue(own).some((key) => wanted.keys.has(key));
    });
  }
  if (op === "matches") return wanted.matches(toText(value) ?? "");
  if (op === "contains" || op === "starts_with" || op === "ends_with") {
    const text = folded(toText(value) ?? "");
    if (op === "contains") return text.includes(wanted.text);
    return op === "starts_with" ? text.startsWith(wanted.text) : text.endsWith(wanted.text);
  }
  const order = wanted.one && compare(got, wanted.one);
  if (order === undefined) return false;
  if (op === "gt" || op === "after") return order > 0;
  if (op === "lt" || op === "before") return order < 0;
  return op === "gte" ? order >= 0 : order <= 0;
}

type Wanted = {
  type: FieldType;
  one: Converted | undefined;
  /** For equality: the types its values are compared as, and what they are then. */
  kinds: FieldType[];
  keys: ReadonlySet<string>;
  text: string;
  matches: (text: string) => boolean;
};

/** What a condition asks for, prepared once and not for each respondent. */
const prepared = new WeakMap<FilterCondition, Map<string, Wanted>>();

function wantedOf(
  condition: FilterCondition,
  op: FilterOperator,
  declared: FieldType | undefined,
  timeZone: string,
): Wanted {
  const known = prepared.get(condition) ?? new Map<string, Wanted>();
  const key = `${declared} ${timeZone}`;
  const found = known.get(key);
  if (found) return found;
  const wanted = prepare(op, condition.value, declared, timeZone);
  prepared.set(condition, known.set(key, wanted));
  return wanted;
}

function prepare(
  op: FilterOperator,
  value: FilterCondition["value"],
  declared: FieldType | undefined,
  timeZone: string,
): Wanted {
  const type = declared ?? askedFor(op, value);
  const list = Array.isArray(value) ? (op === "in" ? value : []) : value === undefined ? [] : [value];
  const kindOf = (item: FilterScalar) => declared ?? askedFor("equals", item);
  const keys = list.flatMap((item) => {
    const converted = convert(item, kindOf(item), timeZone);
    return converted ? keysOfWanted(converted) : [];
  });
  const [first] = list;
  return {
    type,
    one: first === undefined ? undefined : convert(first, type, timeZone),
    kinds: [...new Set(list.map(kindOf))],
    keys: new Set(keys),
    text: folded(String(first ?? "")),
    matches: op === "matches" && first !== undefined ? matcherOf(String(first)) : () => false,
  };
}

/** The last text is remembered: a thousand respondents may look at the one value beside them. */
function matcherOf(source: string): (text: string) => boolean {
  let last = { text: "", found: finds(source, "") };
  return (text) => {
    if (text !== last.text) last = { text, found: finds(source, text) };
    return last.found;
  };
}

function finds(source: string, text: string): boolean {
  const pattern = compilePattern(source, "search");
  return pattern.ok && pattern.value.test(text);
}

type Converted =
  | { type: "text"; text: string }
  | { type: "number"; numeral: string }
  | { type: "boolean"; value: boolean }
  | { type: "date"; date: NonNullable<ReturnType<typeof parseIsoDate>> };

/** A scalar as a type; undefined where it cannot be. */
export function convert(value: Json, type: FieldType, timeZone: string): Converted | undefined {
  const text = toText(value);
  if (text === undefined) return undefined;
  if (type === "text") return { type, text: folded(text) };
  const bare = trimmed(text);
  if (type === "number") {
    return typeof value !== "boolean" && isNumeral(bare) ? { type, numeral: bare } : undefined;
  }
  if (type === "boolean") {
    const word = bare.length > 5 ? "" : bare.toLowerCase();
    return yes.has(word) || no.has(word) ? { type, value: yes.has(word) } : undefined;
  }
  const date = parseIsoDate(bare, timeZone);
  return date && { type: "date", date };
}

/** As check boxes of forms and exports of spreadsheets write them. */
const yes = new Set(["true", "1", "yes", "on", "ja"]);
const no = new Set(["false", "0", "no", "off", "nej"]);

function compare(a: Converted, b: Converted): number | undefined {
  if (a.type === "text" && b.type === "text") return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
  if (a.type === "number" && b.type === "number") return compareDecimals(a.numeral, b.numeral);
  if (a.type === "boolean" && b.type === "boolean") return Number(a.value) - Number(b.value);
  if (a.type === "date" && b.type === "date") return compareIsoDates(a.date, b.date);
  return undefined;
}

/**
 * A wanted value is equal to a given one where they have a key in common. Dates are equal as moments where both have a
 * time, else as days.
 */
function keysOfWanted(wanted: Converted): string[] {
  if (wanted.type !== "date") return keysOfValue(wanted);
  const { day, moment } = wanted.date;
  return [`day ${day}`, moment ? `moment ${moment}` : `whole day ${day}`];
}

function keysOfValue(value: Converted): string[] {
  if (value.type === "text") return [`text ${value.text}`];
  if (value.type === "number") return [`number ${canonicalDecimal(value.numeral)}`];
  if (value.type === "boolean") return [`boolean ${value.value}`];
  const { day, moment } = value.date;
  return moment ? [`moment ${moment}`, `whole day ${day}`] : [`day ${day}`];
}

function askedFor(op: FilterOperator, wanted: FilterCondition["value"]): FieldType {
  const { family } = operatorTable[op];
  if (family === "moment") return "date";
  if (family === "piece" || family === "pattern" || family === "membership") return "text";
  if (typeof wanted === "number") return "number";
  if (typeof wanted === "boolean") return "boolean";
  if (op === "equals" || typeof wanted !== "string") return "text";
  if (isNumeral(trimmed(wanted))) return "number";
  return parseIsoDate(wanted, "UTC") ? "date" : "text";
}
