import { isDeepStrictEqual } from "node:util";
import type { Filter, FilterCondition, IncomingField, Mapping, Variable } from "@/db/schema";
import { compilePattern } from "@/lib/filter/pattern";
import { conditionsOf } from "@/lib/filter/walk";
import type { Json } from "@/lib/payload/json";
import { parsePath, readPath, readPathOpened, type Segment } from "@/lib/payload/path";
import { senderOf } from "@/lib/sender/list";
import type { Template } from "@/lib/sender/model";
import { type Target, targetOf } from "../decide/target";

/** What an example request is made from. */
export type ExampleSetup = {
  fields: readonly IncomingField[];
  mapping: Mapping;
  filter: Filter | null;
  itemsPath: string | null;
  variables: readonly Variable[];
  languages: readonly string[];
  /** Whose request it is; left out: nobody's in particular. */
  sender?: string;
};

type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

/** The sender's template that the set-up is made after, as far as most of its fields are there still. */
export function templateOf({
  sender = "generic",
  fields,
  filter,
}: Pick<ExampleSetup, "sender" | "fields" | "filter">): Template | undefined {
  const likeness = (template: Template) => {
    const has = ({ name, path }: IncomingField) =>
      fields.some((own) => own.name === name && own.path === path);
    const shared = template.fields.filter(has).length;
    const sameFilter = isDeepStrictEqual(filter, template.filter ?? null);
    return 2 * shared - template.fields.length + (sameFilter ? 0.5 : 0);
  };
  const [best] = senderOf(sender).templates.toSorted((a, b) => likeness(b) - likeness(a));
  return best && likeness(best) > 0 ? best : undefined;
}

/**
 * A request that fits the set-up: its sender's own kind where a template was taken, with each field at its path, and a
 * value of its type that passes the filter where one can be told. Pure.
 * @param now the day that dates are of
 */
export function exampleRequest(setup: ExampleSetup, now: Date): Plain {
  const sample = templateOf(setup)?.sample as Plain | undefined;
  const items = setup.itemsPath === null ? null : parsePath(setup.itemsPath);
  const path = items?.ok ? items.value : null;
  const body = (sample === undefined ? {} : structuredClone(sample)) as Record<string, Plain>;
  const inside = sample === undefined ? undefined : respondentIn(body, path);
  const respondent = inside ?? (path ? {} : body);
  for (const field of setup.fields) {
    const at = parsePath(field.path);
    if (field.value !== undefined || !at.ok || at.value.segments.length === 0) continue;
    const { from, segments } = at.value;
    if (from === "headers" || from === "query") continue;
    if (sample !== undefined && readPath(at.value, respondent, body) !== undefined) continue;
    put(from === "body" ? body : respondent, segments, unmade(exampleOf(field, setup, now), field, now));
  }
  if (!path || inside) return body;
  if (path.segments.length === 0) return [respondent];
  put(body, path.segments, [respondent]);
  return body;
}

/** The respondent that a body holds, the first of several. */
function respondentIn(body: Plain, path: Parameters<typeof readPath>[0] | null) {
  const found = path ? readPathOpened(path, body as Json, body as Json) : (body as Json);
  const first: unknown = Array.isArray(found) ? found[0] : found;
  return typeof first === "object" && first !== null ? (first as Record<string, Plain>) : undefined;
}

/** What the field's steps would make this value of. */
function unmade(value: Plain, { transform = [] }: IncomingField, now: Date): Plain {
  return transform.reduceRight<Plain>((made, step) => {
    switch (step.op) {
      case "first":
      case "last":
      case "join":
        return [made];
      case "map":
        return (
          Object.keys(step.values).find((key) => step.values[key] === made) ??
          Object.keys(step.values)[0] ??
          made
        );
      case "decimal":
        return String(made).replace(".", step.separator);
      case "date":
        return written(step.format, now);
      default:
        return made;
    }
  }, value);
}

/** A day as a format writes it. */
function written(format: string, now: Date): string {
  if (format === "unix") return String(Math.floor(now.getTime() / 1000));
  if (format === "unix_ms") return String(now.getTime());
  const iso = now.toISOString();
  const [year, month, day] = [iso.slice(0, 4), iso.slice(5, 7), iso.slice(8, 10)];
  const parts: Record<string, string> = {
    ...{
      YYYY: year,
      YY: year.slice(2),
      MM: month,
      M: String(Number(month)),
      DD: day,
      D: String(Number(day)),
    },
    ...{ HH: iso.slice(11, 13), mm: iso.slice(14, 16), ss: iso.slice(17, 19) },
  };
  return format.replace(/YYYY|YY|MM|M|DD|D|HH|mm|ss/g, (token) => parts[token]!);
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
