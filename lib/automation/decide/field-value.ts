import type { FieldFault, IncomingField } from "@/db/schema";
import { isMissing, type Json } from "@/lib/payload/json";
import { type Path, readPath } from "@/lib/payload/path";
import { type StepFault, transformed } from "@/lib/payload/transform";
import { gotOf } from "@/lib/reason/got";
import { ok, type Result } from "@/lib/result";

/** A field as far as its value goes, with its path read. */
export type FieldSource = Pick<IncomingField, "value" | "transform" | "default"> & { parsed: Path };

/**
 * What a field's value is: fixed, or what stands at its path, with what the steps make of it; where nothing is left, the
 * default. Pure.
 * @returns the step that cannot be done, also where there is a default
 */
export function fieldValue(
  field: FieldSource,
  respondent: Json,
  body: Json,
): Result<Json | undefined, StepFault> {
  const came = field.value ?? readPath(field.parsed, respondent, body);
  const made = field.transform ? transformed(came, field.transform) : ok(came);
  return made.ok && field.default !== undefined && isMissing(made.value) ? ok(field.default) : made;
}

/** The fault of a field one of whose steps cannot be done. */
export function stepFault(field: string, { step, op, value }: StepFault): FieldFault {
  return { field, code: "invalid_type", wanted: "step", step, op, got: gotOf(value) };
}
