import { normal } from "@/lib/text/normal";
import { trimmed } from "@/lib/text/trimmed";
import { fail, ok, type Result } from "../result";
import { isPlain, type Json, normalJson, parseNested } from "./json";

/** One step of a path: an own key of an object, or a place in an array (negative counts from the end). */
export type Segment = string | number;

/** A parsed path: where it begins, and its steps. */
export type Path = { from: "respondent" | "body" | keyof Beside; segments: Segment[] };

/** What came beside a body: headers by their lower-case name, and the query. Nothing that opens the hook is in it. */
export type Beside = { headers: Record<string, string>; query: Record<string, string> };

const bracket = /^\[\s*(?:(-?\d{1,9})|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\s*\]/;

/** Why a text is no path: what is wrong, at which character, and what stands there. */
export type PathFault =
  | { kind: "empty" | "too_long" | "too_many" | "star" }
  | { kind: "no_key"; at: number }
  | { kind: "no_step"; at: number; near: string };

/**
 * Reads the path of a field: dotted keys, `[0]`, `["key with. dots"]`; a leading `$.` may be left out, `$$.` begins at
 * the whole body, `@headers.` and `@query.` beside it. Keys written with dots may hold anything but dots and brackets.
 * Source: RFC 9535, singular queries.
 * @returns the path, or a sentence that says what is wrong and where
 */
export function parsePath(text: string): Result<Path, string> {
  const parsed = parse(text);
  return parsed.ok ? parsed : fail(sentence(parsed.error, text));
}

/** What is wrong with the text of a path, for those who say it in another language; null where it is one. */
export function findPathFault(text: string): PathFault | null {
  const parsed = parse(text);
  return parsed.ok ? null : parsed.error;
}

function parse(given: string): Result<Path, PathFault> {
  const text = normal(given);
  let rest = trimmed(text);
  if (given.length > 2000 || rest.length > 500) return fail({ kind: "too_long" });
  const root = /^(\$\$?|@(?:headers|query)(?=[.[]|$))/.exec(rest)?.[0] ?? "";
  const from = roots[root] ?? "respondent";
  const rooted = root !== "";
  rest = rest.slice(root.length);
  if (rest === "") return rooted ? ok({ from, segments: [] }) : fail({ kind: "empty" });
  const segments: Segment[] = [];
  if (!rooted && !rest.startsWith("[")) rest = `.${rest}`;
  while (rest !== "") {
    const at = text.length - rest.length + 1;
    if (rest.startsWith(".")) {
      const key = /^\.([^.[\]]+)/.exec(rest);
      if (!key) return fail({ kind: "no_key", at: Math.max(at, 1) });
      if (key[1] === "*") return fail({ kind: "star" });
      segments.push(key[1]!);
      rest = rest.slice(key[0].length);
      continue;
    }
    const step = bracket.exec(rest);
    if (!step) return fail({ kind: "no_step", at, near: rest.slice(0, 20) });
    segments.push(step[1] !== undefined ? Number(step[1]) : unescapeKey(step[2] ?? step[3] ?? ""));
    rest = rest.slice(step[0].length);
  }
  if (from === "headers" && typeof segments[0] === "string") segments[0] = segments[0].toLowerCase();
  return segments.length > 32 ? fail({ kind: "too_many" }) : ok({ from, segments });
}

const roots: Record<string, Path["from"]> = { $$: "body", "@headers": "headers", "@query": "query" };

function sentence(fault: PathFault, text: string): string {
  switch (fault.kind) {
    case "empty":
      return "A path cannot be empty.";
    case "too_long":
      return "A path has at most 500 characters.";
    case "too_many":
      return "A path has at most 32 steps.";
    case "star":
      return 'A path reaches one value: write ["*"] for a key of that name.';
    case "no_key":
      return `A key is missing after the dot at character ${fault.at} of “${text}”.`;
    case "no_step":
      return `“${fault.near}” at character ${fault.at} of “${text}” is no step: use .key, [0] or ["key"].`;
  }
}

/** The text of a path through these keys and places of a respondent. */
export function pathOfSegments(segments: readonly Segment[]): string {
  return segments.reduce<string>((text, segment) => {
    if (typeof segment === "number") return `${text}[${segment}]`;
    const step = pathOfKey(segment);
    return text === "" || step.startsWith("[") ? text + step : `${text}.${step}`;
  }, "");
}

/** The path that reaches a top-level key of any spelling. */
export function pathOfKey(key: string): string {
  return /^(?!@(?:headers|query)$)[^.[\]$*\s"'\\][^.[\]"'\\]*$/.test(key) && trimmed(key) === key
    ? key
    : `[${JSON.stringify(key)}]`;
}

function unescapeKey(text: string): string {
  return text.replace(/\\u([0-9a-fA-F]{4})|\\(.)/g, (_, hex?: string, char?: string) => {
    if (hex) return String.fromCharCode(Number.parseInt(hex, 16));
    return { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" }[char!] ?? char!;
  });
}

const standardNames = new Set(["emailaddress", "firstname", "lastname", "language"]);

/**
 * Follows a path through own properties only; a step into a string that holds JSON goes on inside it. Keys of a form
 * such as `a[b][0]` are reached as `a.b[0]` as well. A path of one standard field name finds its key without regard to
 * case.
 * @returns the value, or undefined where nothing is there
 */
export function readPath(path: Path, respondent: Json, body: Json): Json | undefined {
  if (path.from === "headers" || path.from === "query") {
    const beside = typeof body === "object" && body !== null ? besideOf.get(body) : undefined;
    return beside && follow(beside[path.from], path.segments, body);
  }
  const root = path.from === "body" ? body : respondent;
  const [first] = path.segments;
  const top = path.segments.length === 1 && path.from === "respondent" && typeof first === "string";
  const found = top ? readTop(root, first, body) : follow(root, path.segments, body);
  if (found !== undefined || typeof root !== "object" || root === null) return found;
  const tree = treeOf.get(root);
  return tree ? follow(tree, path.segments, body) : undefined;
}

/** The same, and where a string that holds JSON stands at the end of the path, what is in it. */
export function readPathOpened(path: Path, respondent: Json, body: Json): Json | undefined {
  const found = readPath(path, respondent, body);
  return typeof found === "string" ? (opened(found, body) ?? found) : found;
}

const besideOf = new WeakMap<object, Beside>();

/** Lets paths that begin with `@headers` and `@query` read what came beside a body. */
export function layBeside(body: Json, beside: Beside): void {
  if (typeof body === "object" && body !== null) besideOf.set(body, beside);
}

const treeOf = new WeakMap<object, Json | null>();

/** Lets paths that find nothing in a form's fields look in the tree that its keys spell. */
export function alsoRead(form: object, tree: Json): void {
  treeOf.set(form, tree);
}

function follow(root: Json, segments: readonly Segment[], body: Json): Json | undefined {
  let value: Json | undefined = root;
  for (const segment of segments) {
    value = step(typeof value === "string" ? opened(value, body) : value, segment);
    if (value === undefined) return undefined;
  }
  return value;
}

/** What was opened of a body: many respondents and fields may go through the same string. */
const openedIn = new WeakMap<object, Map<string, Json | undefined>>();

function opened(text: string, body: Json): Json | undefined {
  if (typeof body !== "object" || body === null) return openNested(text);
  const known = openedIn.get(body) ?? new Map<string, Json | undefined>();
  openedIn.set(body, known);
  if (!known.has(text)) known.set(text, openNested(text));
  return known.get(text);
}

function openNested(text: string): Json | undefined {
  const nested = parseNested(text);
  return nested === undefined ? undefined : normalJson(nested);
}

function readTop(value: Json, key: string, body: Json): Json | undefined {
  const exact = step(typeof value === "string" ? opened(value, body) : value, key);
  if (exact !== undefined || !standardNames.has(key.toLowerCase()) || !isPlain(value)) return exact;
  const wanted = key.toLowerCase();
  const found = Object.keys(value).findLast((own) => own.toLowerCase() === wanted);
  return found === undefined ? undefined : value[found];
}

function step(value: Json | undefined, segment: Segment): Json | undefined {
  if (Array.isArray(value)) {
    if (typeof segment === "number") return value.at(segment);
    return /^\d{1,9}$/.test(segment) ? value[Number(segment)] : undefined;
  }
  if (!isPlain(value)) return undefined;
  const key = String(segment);
  return Object.hasOwn(value, key) ? value[key] : undefined;
}
