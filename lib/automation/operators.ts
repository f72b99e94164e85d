import type { FilterCondition, FilterOperator } from "@/db/schema";
import { compilePattern } from "../pattern";
import { compareIsoDates, parseIsoDate } from "./dates";
import { compareDecimals, isMissing, isNumeral, type Json, toText } from "./value";

/** The type that a field was given, or that of the variable it is mapped to. */
export type FieldType = "text" | "number" | "date" | "boolean";

const negated: Partial<Record<FilterOperator, FilterOperator>> = {
  not_equals: "equals",
  not_contains: "contains",
  not_in: "in",
};

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
  if (op === "exists") return !isMissing(value);
  if (op === "not_exists") return isMissing(value);
  if (isMissing(value)) return false;
  const positive = negated[op];
  const items = Array.isArray(value) && declared === undefined ? value : [value as Json];
  const results = items.map((item) =>
    testOne({ ...condition, op: positive ?? op }, item, declared, timeZone),
  );
  const wrongType = results.find((result) => typeof result === "string");
  if (wrongType !== undefined) return wrongType;
  const some = results.some((result) => result === true);
  if (!positive) return some;
  return !some && results.every((result) => result !== null);
}

/** Null: the value is of a kind that this operator cannot read, and no type was declared. */
function testOne(
  { op, value: wanted }: FilterCondition,
  value: Json,
  declared: FieldType | undefined,
  timeZone: string,
): boolean | null | FieldType {
  const type = declared ?? askedFor(op, wanted);
  const got = convert(value, type, timeZone);
  if (got === undefined) return declared ?? null;
  if (op === "in") {
    const list = Array.isArray(wanted) ? wanted : [wanted];
    return list.some((item) => {
      const each = declared ?? askedFor("equals", item);
      const own = convert(value, each, timeZone);
      const want = item === undefined ? undefined : convert(item, each, timeZone);
      return own !== undefined && want !== undefined && compare(own, want) === 0;
    });
  }
  if (wanted === undefined || Array.isArray(wanted)) return false;
  if (op === "matches") {
    const pattern = compilePattern(String(wanted), true);
    return pattern.ok && pattern.value.matcher(toText(value) ?? "").find();
  }
  if (op === "contains" || op === "starts_with" || op === "ends_with") {
    const text = (toText(value) ?? "").toLowerCase();
    const part = String(wanted).toLowerCase();
    if (op === "contains") return text.includes(part);
    return op === "starts_with" ? text.startsWith(part) : text.endsWith(part);
  }
  const want = convert(wanted, type, timeZone);
  if (want === undefined) return false;
  const order = compare(got, want);
  if (order === undefined) return false;
  if (op === "equals") return order === 0;
  if (op === "gt" || op === "after") return order > 0;
  if (op === "lt" || op === "before") return order < 0;
  return op === "gte" ? order >= 0 : order <= 0;
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
  const trimmed = text.trim();
  if (type === "text") return { type, text: text.toLowerCase() };
  if (type === "number") {
    return typeof value !== "boolean" && isNumeral(trimmed) ? { type, numeral: trimmed } : undefined;
  }
  if (type === "boolean") {
    const word = trimmed.toLowerCase();
    if (word === "true" || word === "1") return { type, value: true };
    return word === "false" || word === "0" ? { type, value: false } : undefined;
  }
  const date = typeof value === "string" ? parseIsoDate(trimmed, timeZone) : undefined;
  return date && { type: "date", date };
}

function compare(a: Converted, b: Converted): number | undefined {
  if (a.type === "text" && b.type === "text") return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
  if (a.type === "number" && b.type === "number") return compareDecimals(a.numeral, b.numeral);
  if (a.type === "boolean" && b.type === "boolean") return Number(a.value) - Number(b.value);
  if (a.type === "date" && b.type === "date") return compareIsoDates(a.date, b.date);
  return undefined;
}

function askedFor(op: FilterOperator, wanted: FilterCondition["value"]): FieldType {
  if (op === "before" || op === "after") return "date";
  if (op === "contains" || op === "starts_with" || op === "ends_with" || op === "matches" || op === "in")
    return "text";
  if (typeof wanted === "number") return "number";
  if (typeof wanted === "boolean") return "boolean";
  if (op === "equals" || typeof wanted !== "string") return "text";
  if (isNumeral(wanted.trim())) return "number";
  return parseIsoDate(wanted, "UTC") ? "date" : "text";
}
