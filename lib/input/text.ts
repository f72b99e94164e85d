import { z } from "zod";
import { normal } from "@/lib/text/normal";
import { isStorable } from "@/lib/text/storable";
import { trimmed } from "@/lib/text/trimmed";

/** One line of text of at most so many characters (code points), in NFC, trimmed of blanks and invisible signs; blank is refused unless `min` is 0. */
export function line(max: number, min = 1) {
  return text(max, min).refine((value) => !/[\r\n\u2028\u2029]/.test(value), {
    message: "Line breaks are not taken here.",
    params: { code: "invalid_characters" },
  });
}

/** Text of at most so many characters (code points), in NFC, trimmed of blanks and invisible signs; blank is refused unless `min` is 0. */
export function text(max: number, min = 1) {
  return z
    .string()
    .overwrite((value) => normal(trimmed(value)))
    .min(min, "Must not be blank.")
    .refine((value) => value.length <= max || [...value].length <= max, {
      message: `Has more than ${max.toLocaleString("en")} characters.`,
      params: { code: "too_long" },
    })
    .refine(isStorable, {
      message: "Holds a NUL or half of a surrogate pair.",
      params: { code: "invalid_characters" },
    })
    .meta({ maxLength: max });
}
