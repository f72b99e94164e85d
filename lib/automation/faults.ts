import type { FieldError } from "../errors";
import { isStorable } from "../storable";
import { type Json, show } from "./value";

/** What is wrong with a text of at most so many characters, if anything. */
export function faultOfText(field: string, text: string, limit: number): FieldError | undefined {
  if (!isStorable(text)) {
    const message = "The text holds a NUL or half of a surrogate pair. Send whole characters.";
    return { field, code: "invalid_characters", message };
  }
  if (text.length > limit && [...text].length > limit) {
    return {
      field,
      code: "too_long",
      message: `The text has more than ${limit.toLocaleString("en")} characters.`,
    };
  }
  return undefined;
}

/** The error of a value that is of another type. */
export function wrongType(field: string, type: string, value: Json | undefined): FieldError {
  const article = type === "text" ? "" : "a ";
  return { field, code: "invalid_type", message: `${show(value)} is not ${article}${type}.` };
}

/** The error of a value that is not there. */
export function missing(field: string, what?: string): FieldError {
  const message = what
    ? `${field} is missing or empty, and it fills ${what}.`
    : `${field} is required, and it is missing or empty.`;
  return { field, code: "missing_field", message };
}
