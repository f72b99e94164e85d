import type { Filter, FilterCondition, IncomingField, Mapping, Variable } from "@/db/schema";
import { compilePattern } from "@/lib/filter/pattern";
import { conditionsOf } from "@/lib/filter/walk";
import { parsePath, type Segment } from "@/lib/payload/path";
import { type Target, targetOf } from "../decide/target";

/** What an example request is made from. */
export type ExampleSetup = {
  fields: readonly IncomingField[];
  mapping: Mapping;
  filter: Filter | null;
  itemsPath: string | null;
  variables: readonly Variable[];
  languages: readonly string[];
};

type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

/**
 * A request that fits the set-up: each field at its path, with a value of its type that passes the filter where one
 * can be told. Pure.
 * @param now the day that dates are of
 */
export function exampleRequest(setup: ExampleSetup, now: Date): Plain {
  const respondent: Record<string, Plain> = {};
  const items = setup.itemsPath === null ? null : parsePath(setup.itemsPath);
  const body: Record<string, Plain> = items ? {} : respondent;
  for (const field of setup.fields) {
    const path = parsePath(field.path);
    if (!path.ok || path.value.segments.length === 0) continue;
    put(path.value.from === "body" ? body : respondent, path.value.segments, exampleOf(field, setup, now));
  }
  if (!items?.ok) return respondent;
  if (items.value.segments.length === 0) return [respondent];
  put(body, items.value.segments, [respondent]);
  return body;
}

function exampleOf(field: IncomingField, setup: ExampleSetup, now: Date): Plain {
  const target = targetOf(setup.mapping, field.name, setup.variables);
  const wanted = conditionsOn(field.name, setup.filter);
  const plain = typical(field, target, setup.languages, now);
  return wanted.reduce<Plain>((value, condition) => passing(value, condition), plain);
}

function typical(field: IncomingField, target: Target, languages: readonly string[], now: Date): Plain {
  const day = now.toISOString().slice(0, 10);
  const variable = typeof target === "object" && target !== null ? target : undefined;
  if (target === "email" || variable?.format === "email") return "elin.strand@example.com";
  if (target === "firstName") return "Elin";
  if (target === "lastName") return "Strand";
  if (target === "language") return languages[0] ?? "en";
  if (variable?.type === "list") return variable.options?.[0] ?? "";
  if (variable?.type === "date" || field.type === "date") return day;
  if (variable?.format === "numeric" || field.type === "number") return 1249;
  if (field.type === "boolean") return true;
  if (variable?.format === "regex") return matching(variable.pattern ?? "");
  if (/id$|number|nummer|order/i.test(field.name)) return "SE-48213";
  return "text";
}

/** Something that a pattern takes, where one of a few usual shapes does. */
function matching(pattern: string): string {
  const compiled = compilePattern(pattern, "whole");
  const shapes = [
    "12345",
    "123456",
    "1234",
    "123",
    "AB123456",
    "AB12",
    "SE-48213",
    "abc",
    "A1",
    "1",
    "A",
    "+46701234567",
  ];
  return (compiled.ok && shapes.find((shape) => compiled.value.test(shape))) || "SE-48213";
}

/** The conditions on a field that must hold; of groups where any may, the first is taken. */
function conditionsOn(field: string, filter: Filter | null): FilterCondition[] {
  return conditionsOf(filter).flatMap(({ condition, at }) => {
    const holds = at.every(({ join, index }) => join === "all" || index === 0);
    return holds && condition.field === field ? [condition] : [];
  });
}

function passing(value: Plain, { op, value: wanted }: FilterCondition): Plain {
  const first = Array.isArray(wanted) ? wanted[0] : wanted;
  if (first === undefined) return value;
  const number = Number(first);
  const numeric = typeof value === "number" && Number.isFinite(number);
  const like = (text: Plain): Plain => (typeof value === "number" && numeric ? number : text);
  switch (op) {
    case "equals":
    case "in":
    case "starts_with":
    case "ends_with":
      return typeof value === "boolean" ? String(first) === "true" : like(String(first));
    case "contains":
      return String(value).toLowerCase().includes(String(first).toLowerCase()) ? value : String(first);
    case "gte":
    case "lte":
      return !numeric || (op === "gte" ? value >= number : value <= number) ? value : number;
    case "gt":
    case "lt":
      return !numeric || (op === "gt" ? value > number : value < number)
        ? value
        : number + (op === "gt" ? 1 : -1);
    default:
      return value;
  }
}

function put(root: Record<string, Plain>, segments: readonly Segment[], value: Plain): void {
  let at: Record<string, Plain> | Plain[] = root;
  for (const [i, segment] of segments.entries()) {
    const last = i === segments.length - 1;
    const key = typeof segment === "number" && segment < 0 ? 0 : segment;
    const own: Plain | undefined = Object.hasOwn(at, key) ? (at as Record<Segment, Plain>)[key] : undefined;
    const next: Plain = last
      ? value
      : typeof own === "object" && own !== null
        ? own
        : emptyFor(segments[i + 1]!);
    Object.defineProperty(at, key, { value: next, enumerable: true, configurable: true, writable: true });
    at = next as Record<string, Plain>;
  }
}

function emptyFor(segment: Segment): Plain {
  return typeof segment === "number" ? [] : {};
}
