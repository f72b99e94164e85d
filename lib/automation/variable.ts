import type { Variable } from "@/db/schema";
import { parsePublicAddress } from "../email-address";
import type { FieldError } from "../errors";
import { normal } from "../normal";
import { compilePattern } from "../pattern";
import { fail, ok, type Result } from "../result";
import { trimmed } from "../trimmed";
import { parseIsoDate } from "./dates";
import { faultOfText, wrongType } from "./faults";
import { folded } from "./folded";
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
  if (text === undefined) {
    const came = Array.isArray(value) ? "A list" : "An object";
    return fail({
      field,
      code: "invalid_type",
      message: `${came} came, and ${variable.name} takes one value.`,
    });
  }
  const fault = faultOfText(field, text, 2000);
  if (fault) return fail(fault);
  if (variable.type === "date") {
    if (parseIsoDate(text, timeZone)) return ok(trimmed(text));
    return fail({
      ...wrongType(field, "date", value),
      message: `${wrongType(field, "date", value).message} Send a whole date in ISO 8601, such as 2026-11-24 or 20261124T100000Z.`,
    });
  }
  if (variable.type === "list") {
    const option = optionOf(variable, text);
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

const optionsOf = new WeakMap<Variable, { exact: Map<string, string>; loose: Map<string, string> }>();

/** The option that a text means: as it is written, without regard to case, or by another spelling. */
function optionOf(variable: Variable, text: string): string | undefined {
  let known = optionsOf.get(variable);
  if (!known) {
    const { options = [], aliases = {} } = variable;
    const spellings = [...options.map((option) => [option, option] as const), ...Object.entries(aliases)];
    known = {
      exact: new Map(options.map((option) => [normal(option), option])),
      // The first of those that differ in case only counts.
      loose: new Map(spellings.map(([spelling, option]) => [folded(spelling), option] as const).reverse()),
    };
    optionsOf.set(variable, known);
  }
  return known.exact.get(normal(text)) ?? known.loose.get(folded(trimmed(text)));
}

function checkFormat(
  variable: Variable,
  value: Json,
  text: string,
  field: string,
): Result<string, FieldError> {
  switch (variable.format) {
    case "numeric":
      if (typeof value !== "boolean" && isNumeral(trimmed(text))) return ok(trimmed(text));
      return fail({
        ...wrongType(field, "number", value),
        message: `${wrongType(field, "number", value).message} Send digits such as 1249 or 12.5, or map it to a text variable.`,
      });
    case "email": {
      const address = parsePublicAddress(text);
      return address.ok ? address : fail({ field, code: "invalid_type", message: address.error });
    }
    case "regex": {
      const pattern = compilePattern(variable.pattern ?? "", "whole");
      if (pattern.ok && pattern.value.test(text)) return ok(text);
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
