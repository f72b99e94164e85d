import type { TransformStep } from "@/db/schema";
import { normal } from "@/lib/text/normal";
import { trimmed } from "@/lib/text/trimmed";
import { fail, ok, type Result } from "../result";
import { readDate } from "./date-format";
import { isNumeral } from "./decimal";
import { isMissing, type Json, parseNested, toText } from "./json";

/** A step that cannot be done: its number from 1, its name, and what came to it. */
export type StepFault = { step: number; op: TransformStep["op"]; value: Json };

/**
 * Does the steps in order, each on what the one before it made. Nothing is made of nothing: from a missing value on,
 * steps are passed over.
 * @returns what each step made, for those who look on; the fault, if any, is that of the step after the last result
 */
export function doSteps(
  value: Json | undefined,
  steps: readonly TransformStep[],
): { results: (Json | undefined)[]; fault: StepFault | null } {
  const results: (Json | undefined)[] = [];
  let made = value;
  for (const [i, step] of steps.entries()) {
    if (!isMissing(made)) {
      const done = doStep(made as Json, step);
      if (!done.ok) return { results, fault: { step: i + 1, op: step.op, value: made as Json } };
      made = done.value;
    }
    results.push(made);
  }
  return { results, fault: null };
}

/** The same, for those who need the end only. */
export function transformed(
  value: Json | undefined,
  steps: readonly TransformStep[],
): Result<Json | undefined, StepFault> {
  const { results, fault } = doSteps(value, steps);
  return fault ? fail(fault) : ok(results.length > 0 ? results.at(-1) : value);
}

function doStep(value: Json, step: TransformStep): Result<Json | undefined, undefined> {
  if (isListStep(step)) {
    const list = typeof value === "string" ? parseNested(value) : value;
    if (!Array.isArray(list)) return fail(undefined);
    if (step.op !== "join") return ok(list.at(step.op === "first" ? 0 : -1));
    const texts = list.filter((item) => !isMissing(item)).map(toText);
    return texts.includes(undefined) ? fail(undefined) : ok(texts.join(step.with));
  }
  const text = toText(value);
  // A number has its decimal sign already.
  if (step.op === "decimal" && typeof value !== "string" && typeof value !== "boolean" && text !== undefined)
    return ok(value);
  return text === undefined ? fail(undefined) : textStep(text, step);
}

type ListStep = Extract<TransformStep, { op: "first" | "last" } | { op: "join" }>;
type TextStep = Exclude<TransformStep, ListStep>;

function isListStep(step: TransformStep): step is ListStep {
  return step.op === "first" || step.op === "last" || step.op === "join";
}

function textStep(text: string, step: TextStep): Result<string | undefined, undefined> {
  switch (step.op) {
    case "trim":
      return ok(trimmed(text));
    case "lowercase":
      return ok(text.toLowerCase());
    case "uppercase":
      return ok(text.toUpperCase());
    case "titlecase":
      return ok(titled(text));
    case "digits":
      return ok(text.replace(/[^0-9]/g, ""));
    case "split":
      return ok(text.split(step.at).at(step.take));
    case "replace":
      return ok(normal(text).replaceAll(normal(step.find), () => step.with));
    case "date":
      return defined(readDate(text, step.format));
    case "decimal":
      return defined(readDecimal(text, step.separator));
    case "map": {
      const key = normal(text);
      const found = Object.keys(step.values).find((each) => normal(each) === key);
      return ok(found === undefined ? (step.else ?? undefined) : step.values[found]);
    }
  }
}

function defined(text: string | undefined): Result<string, undefined> {
  return text === undefined ? fail(undefined) : ok(text);
}

const wordStart = /(?<![\p{L}\p{M}\p{N}]['’]?)\p{L}|(?<=(?<![\p{L}\p{M}])\p{L}['’])\p{L}(?=\p{L})/gu;

/** Each word with a capital, the rest small: after a hyphen too, and after the apostrophe of O'Neil, not of John's. */
function titled(text: string): string {
  return text.toLowerCase().replace(wordStart, (letter) => letter.toUpperCase());
}

/** A decimal numeral with this sign before its fraction; thousands may be set apart by another sign, or by blanks. */
function readDecimal(text: string, separator: string): string | undefined {
  const [whole = "", fraction, more] = trimmed(text).split(separator);
  if (more !== undefined || !/^[+-]?(\d*|\d{1,3}([.,'’\s])\d{3}(\2\d{3})*)$/.test(whole)) return undefined;
  const numeral = whole.replace(/[^\d+-]/g, "") + (fraction === undefined ? "" : `.${fraction}`);
  return isNumeral(numeral) && !/e/i.test(numeral) ? numeral : undefined;
}
