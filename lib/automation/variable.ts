import type { Variable } from "@/db/schema";
import { parseEmailAddress } from "../email-address";
import type { FieldError } from "../errors";
import { compilePattern } from "../pattern";
import { fail, ok, type Result } from "../result";
import { parseIsoDate } from "./dates";
import { faultOfText, wrongType } from "./faults";
import { isNumeral, type Json, toText } from "./value";

/**
 * Checks a value against a background variable.
 * @param field the incoming field it came in, for the error
 * @returns the value as the text that is stored
 */
export function checkVariable(
  variable: Variable,
  value: Json,
  field: string,
  timeZone: string,
): Result<string, FieldError> {
  const text = toText(value);
  if (text === undefined)
    return fail(wrongType(field, variable.type === "text" ? "text" : `${variable.type} value`, value));
  const fault = faultOfText(field, text, 2000);
  if (fault) return fail(fault);
  if (variable.type === "date") {
    const date = typeof value === "string" ? parseIsoDate(text, timeZone) : undefined;
    if (date) return ok(text.trim());
    return fail({
      ...wrongType(field, "date", value),
      message: `${wrongType(field, "date", value).message} Send ISO 8601, such as 2026-11-24.`,
    });
  }
  if (variable.type === "list") {
    const wanted = text.trim().toLowerCase();
    const option =
      variable.options?.find((candidate) => candidate === text) ??
      variable.options?.find((candidate) => candidate.toLowerCase() === wanted) ??
      Object.entries(variable.aliases ?? {}).find(([alias]) => alias.toLowerCase() === wanted)?.[1];
    if (option !== undefined) return ok(option);
    const offered = (variable.options ?? []).slice(0, 10).join(", ");
    return fail({
      field,
      code: "not_in_list",
      message: `The value is not one of ${variable.name}'s options: ${offered}.`,
    });
  }
  return checkFormat(variable, value, text, field);
}

function checkFormat(
  variable: Variable,
  value: Json,
  text: string,
  field: string,
): Result<string, FieldError> {
  switch (variable.format) {
    case "numeric":
      if (typeof value !== "boolean" && isNumeral(text.trim())) return ok(text.trim());
      return fail({
        ...wrongType(field, "number", value),
        message: `${wrongType(field, "number", value).message} Send digits such as 1249 or 12.5, or map it to a text variable.`,
      });
    case "email": {
      const address = parseEmailAddress(text);
      return address.ok ? address : fail({ field, code: "invalid_type", message: address.error });
    }
    case "regex": {
      const pattern = compilePattern(variable.pattern ?? "", false);
      if (pattern.ok && pattern.value.matches(text)) return ok(text);
      return fail({
        field,
        code: "invalid_type",
        message: `The value does not match ${variable.name}'s pattern ${variable.pattern}.`,
      });
    }
    default:
      return ok(text);
  }
}
