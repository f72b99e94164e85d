import type { FieldFault, IncomingField } from "@/db/schema";
import { convert } from "@/lib/filter/operators";
import { isMissing, type Json, toText } from "@/lib/payload/json";
import { gotOf } from "@/lib/reason/got";
import { fail, ok, type Result } from "@/lib/result";
import { parsePublicAddress } from "@/lib/text/email-address";
import { matchLanguage, parseLanguage } from "@/lib/text/language";
import { isStorable } from "@/lib/text/storable";
import { trimmed } from "@/lib/text/trimmed";
import { faultOfText, wrongType } from "./faults";
import type { Reading } from "./rules";
import type { Target } from "./target";
import { checkVariable } from "./variable";

/**
 * What a value means for a field: the text that the respondent gets (`fallback`: in place of a language that the survey
 * lacks), nothing (a fault where something is required), or why it does not fit.
 */
export type Judgement =
  | { state: "fits"; text: string; fallback?: true }
  | { state: "missing"; fault: FieldFault | null }
  | { state: "misfit"; faults: [FieldFault, ...FieldFault[]] };

/** What values are judged by, beside their field. */
export type JudgeContext = { languages: readonly string[]; timeZone: string };

/** Judges a value by its field's declared type and by what the field fills. The one place that does. Pure. */
export function judgeValue(
  field: Pick<IncomingField, "name" | "required" | "type"> & { target: Target },
  value: Json | undefined,
  context: JudgeContext,
): Judgement {
  if (isMissing(value)) return { state: "missing", fault: missingFault(field) };
  const given = value as Json;
  const { name, type, target } = field;
  const filled = textFor(name, target, given, context);
  if (type && convert(given, type, context.timeZone) === undefined) {
    const fault = wrongType(name, type, given);
    return {
      state: "misfit",
      faults: filled.ok || filled.error.code === fault.code ? [fault] : [fault, filled.error],
    };
  }
  return filled.ok ? { state: "fits", ...filled.value } : { state: "misfit", faults: [filled.error] };
}

/** Judges what a respondent has of a field: what its steps make of what came. Pure. */
export function judgeField(
  field: Parameters<typeof judgeValue>[0],
  { value, undone }: Pick<Reading, "value" | "undone">,
  context: JudgeContext,
): Judgement {
  const fault = undone(field.name);
  return fault ? { state: "misfit", faults: [fault] } : judgeValue(field, value(field.name), context);
}

function missingFault({
  name,
  required,
  target,
}: Pick<IncomingField, "name" | "required"> & { target: Target }): FieldFault | null {
  if (required) return { field: name, code: "missing_field" };
  if (target === "email") return { field: name, code: "missing_field", fills: "email" };
  if (target === null || typeof target === "string" || !target.required) return null;
  return { field: name, code: "missing_field", fills: { variable: target.name } };
}

function textFor(
  field: string,
  target: Target,
  value: Json,
  { languages, timeZone }: JudgeContext,
): Result<{ text: string; fallback?: true }, FieldFault> {
  const came = toText(value);
  if (target === null) return ok({ text: came ?? "" });
  if (typeof target === "object") {
    const checked = checkVariable(target, value, field, timeZone);
    return checked.ok ? ok({ text: checked.value }) : checked;
  }
  const text = came === undefined ? undefined : trimmed(came);
  switch (target) {
    case "email": {
      if (text === undefined) return fail({ field, code: "invalid_email", got: gotOf(value) });
      const parsed = parsePublicAddress(text);
      if (parsed.ok) return ok({ text: parsed.value });
      if (!isStorable(text)) return fail({ field, code: "invalid_characters" });
      return fail({ field, code: "invalid_email", ...parsed.error });
    }
    case "language": {
      if (text !== undefined && !isStorable(text)) return fail({ field, code: "invalid_characters" });
      if (text === undefined || parseLanguage(text) === null)
        return fail({ field, code: "invalid_language", got: gotOf(value) });
      const offered = matchLanguage(text, languages);
      return ok(offered ? { text: offered } : { text: languages[0] ?? "en", fallback: true });
    }
    default: {
      const fault = text === undefined ? wrongType(field, "text", value) : faultOfText(field, text, 200);
      return fault ? fail(fault) : ok({ text: text! });
    }
  }
}
