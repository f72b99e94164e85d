import type { FieldFault, Variable } from "@/db/schema";
import { compilePattern } from "@/lib/filter/pattern";
import { isNumeral } from "@/lib/payload/decimal";
import { folded } from "@/lib/payload/folded";
import { parseIsoDate } from "@/lib/payload/iso-date";
import { type Json, toText } from "@/lib/payload/json";
import { gotOf, shortened } from "@/lib/reason/got";
import { fail, ok, type Result } from "@/lib/result";
import { parsePublicAddress } from "@/lib/text/email-address";
import { normal } from "@/lib/text/normal";
import { trimmed } from "@/lib/text/trimmed";
import { faultOfText, wrongType } from "./faults";

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
): Result<string, FieldFault> {
  const text = toText(value);
  if (text === undefined) {
    const got = gotOf(value);
    return fail({ field, code: "invalid_type", wanted: "one_value", got, variable: variable.name });
  }
  const fault = faultOfText(field, text, 2000);
  if (fault) return fail(fault);
  if (variable.type === "date") {
    if (parseIsoDate(text, timeZone)) return ok(trimmed(text));
    return fail(wrongType(field, "date", value, variable));
  }
  if (variable.type === "list") {
    const option = optionOf(variable, text);
    if (option !== undefined) return ok(option);
    return fail({
      field,
      code: "not_in_list",
      variable: variable.name,
      options: spellingsOf(variable).shown,
    });
  }
  return checkFormat(variable, value, text, field);
}

/** The option that a text means: as it is written, without regard to case, or by another spelling. */
function optionOf(variable: Variable, text: string): string | undefined {
  const { exact, loose } = spellingsOf(variable);
  return exact.get(normal(text)) ?? loose.get(folded(trimmed(text)));
}

/** How the options of a variable may be written, and those that are told where none of them came. */
type Spellings = { exact: Map<string, string>; loose: Map<string, string>; shown: string[] };
const spellings = new WeakMap<Variable, Spellings>();

function spellingsOf(variable: Variable): Spellings {
  let known = spellings.get(variable);
  if (!known) {
    const { options = [], aliases = {} } = variable;
    const pairs = [...options.map((option) => [option, option] as const), ...Object.entries(aliases)];
    known = {
      exact: new Map(options.map((option) => [normal(option), option])),
      // The first of those that differ in case only counts.
      loose: new Map(pairs.map(([spelling, option]) => [folded(spelling), option] as const).reverse()),
      shown: options.slice(0, 10).map(shortened),
    };
    spellings.set(variable, known);
  }
  return known;
}

function checkFormat(
  variable: Variable,
  value: Json,
  text: string,
  field: string,
): Result<string, FieldFault> {
  switch (variable.format) {
    case "numeric":
      if (typeof value !== "boolean" && isNumeral(trimmed(text))) return ok(trimmed(text));
      return fail(wrongType(field, "number", value, variable));
    case "email": {
      const address = parsePublicAddress(text);
      return address.ok ? address : fail({ field, code: "invalid_type", wanted: "email", ...address.error });
    }
    case "regex": {
      const { name, pattern = "" } = variable;
      const compiled = compilePattern(pattern, "whole");
      if (compiled.ok && compiled.value.test(text)) return ok(text);
      return fail({ field, code: "invalid_type", wanted: "pattern", variable: name, pattern });
    }
    default:
      return ok(text);
  }
}
