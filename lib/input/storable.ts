import { isStorable } from "@/lib/text/storable";
import type { FieldError } from "../errors";
import { fieldPath } from "./field-errors";

/** The texts of a value that came from outside which cannot be held, wherever they stand; a key counts as well. */
export function unstorableTexts(value: unknown, path: PropertyKey[] = []): FieldError[] {
  if (typeof value === "string") return isStorable(value) ? [] : [fault(path)];
  if (Array.isArray(value)) return value.flatMap((item, i) => unstorableTexts(item, [...path, i]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    isStorable(key)
      ? unstorableTexts(item, [...path, key])
      : [fault([...path, key.toWellFormed().replaceAll("\0", "")])],
  );
}

function fault(path: PropertyKey[]): FieldError {
  const message = "Holds a NUL or half of a surrogate pair.";
  return { field: fieldPath(path), code: "invalid_characters", message };
}
