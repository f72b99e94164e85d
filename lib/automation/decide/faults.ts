import type { FieldFault, Variable } from "@/db/schema";
import type { FieldType } from "@/lib/filter/operators";
import type { Json } from "@/lib/payload/json";
import { gotOf } from "@/lib/reason/got";
import { isStorable } from "@/lib/text/storable";

/** What is wrong with a text of at most so many characters, if anything. */
export function faultOfText(field: string, text: string, most: number): FieldFault | undefined {
  if (!isStorable(text)) return { field, code: "invalid_characters" };
  if (text.length > most && [...text].length > most) return { field, code: "too_long", most };
  return undefined;
}

/** The fault of a value that is of another type than its field, or than the variable that it fills. */
export function wrongType(
  field: string,
  wanted: FieldType,
  value: Json | undefined,
  variable?: Variable,
): FieldFault {
  const got = gotOf(value);
  return variable
    ? { field, code: "invalid_type", wanted, got, variable: variable.name }
    : { field, code: "invalid_type", wanted, got };
}
