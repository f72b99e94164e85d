import type { IncomingField } from "@/db/schema";
import { type Judgement, judgeField } from "@/lib/automation/decide/judge";
import { prepareFields, readingOf } from "@/lib/automation/decide/rules";
import { type Expected, expectedOf } from "@/lib/automation/decide/target";
import type { FitContext } from "@/lib/automation/setup/load-setup";
import { isMissing, isPlain, type Json, shortJson } from "@/lib/payload/json";
import { parsePath, pathOfSegments, type Segment } from "@/lib/payload/path";
import { parsePublicAddress } from "@/lib/text/email-address";

/** What was found of an expected field in a captured request. */
export type FieldFinding = {
  name: string;
  path: string;
  required: boolean;
  expected: Expected;
  /** As it came, short; null where nothing came. */
  value: string | null;
  fit: Judgement;
  verdict: "found" | "missing" | "wrong_type";
};

/** A value that came without being expected; `address` where it is an e-mail address. */
export type ExtraFinding = { path: string; name: string; value: string; address: boolean };

/** What a captured request had of what was expected, and what else. */
export type Findings = { fields: FieldFinding[]; extra: ExtraFinding[]; email: boolean };

/** More of a body than this is not told as extra. */
const limits = { extras: 40, depth: 6 };

/** Compares a respondent as it came with the fields that are expected. Pure. */
export function findingsOf(
  fields: readonly IncomingField[],
  respondent: Json,
  body: Json,
  context: FitContext,
): Findings {
  const prepared = prepareFields(fields, context.mapping, context.variables);
  const reading = readingOf({ fields: prepared, timeZone: context.timeZone }, respondent, body);
  const found = prepared.map((field): FieldFinding => {
    const value = reading.value(field.name);
    const fit = judgeField(field, reading, context);
    const verdict =
      fit.state === "fits" ? "found" : fit.state === "missing" ? ("missing" as const) : "wrong_type";
    return {
      name: field.name,
      path: field.path,
      required: field.required,
      expected: expectedOf(field, context),
      value: isMissing(value) ? null : shortJson(value as Json),
      fit,
      verdict,
    };
  });
  const email = found.some(({ name, verdict }) => context.mapping[name] === "email" && verdict === "found");
  return { fields: found, extra: extrasOf(fields, respondent), email };
}

function extrasOf(fields: readonly IncomingField[], respondent: Json): ExtraFinding[] {
  const read = fields.flatMap(({ path }) => {
    const parsed = parsePath(path);
    return parsed.ok && parsed.value.from === "respondent" ? [parsed.value.segments] : [];
  });
  const known = new Set(fields.map(({ name }) => name.toLowerCase()));
  const extras: ExtraFinding[] = [];
  const walk = (value: Json, at: Segment[]) => {
    if (extras.length >= limits.extras || read.some((path) => reaches(path, at))) return;
    if (isPlain(value) && at.length < limits.depth && Object.keys(value).length > 0) {
      for (const key of Object.keys(value)) walk(value[key]!, [...at, key]);
      return;
    }
    if (Array.isArray(value) && isPlain(value[0]) && at.length < limits.depth) {
      walk(value[0], [...at, 0]);
      return;
    }
    if (isMissing(value)) return;
    const name = freeName(at, known);
    known.add(name.toLowerCase());
    const address = typeof value === "string" && parsePublicAddress(value).ok;
    extras.push({ path: pathOfSegments(at), name, value: shortJson(value), address });
  };
  if (isPlain(respondent)) walk(respondent, []);
  return extras;
}

/** Does the path read this place? Standard names are found at the top in any letter case. */
function reaches(path: readonly Segment[], at: readonly Segment[]): boolean {
  if (at.length === 0 || path.length !== at.length) return false;
  return path.every((segment, i) =>
    path.length === 1 ? String(segment).toLowerCase() === String(at[i]).toLowerCase() : segment === at[i],
  );
}

/** A name for the field that would take this place: its last key, with those above where it is taken. */
function freeName(at: readonly Segment[], known: ReadonlySet<string>): string {
  const keys = at.filter((segment): segment is string => typeof segment === "string");
  for (let n = 1; n <= keys.length; n++) {
    const name = keys.slice(-n).join(" ").slice(0, 190);
    if (name.trim() !== "" && !known.has(name.toLowerCase())) return name;
  }
  const base = keys.at(-1)?.slice(0, 190) || "field";
  for (let n = 2; ; n++) if (!known.has(`${base} ${n}`.toLowerCase())) return `${base} ${n}`;
}
