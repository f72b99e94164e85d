import type { Got } from "@/db/schema";
import { storable } from "@/lib/text/storable";
import { type Json, toText } from "../payload/json";

/** A value to be kept as a fact of a reason: short, and storable. */
export function gotOf(value: Json | undefined): Got {
  if (value === undefined || value === null) return null;
  if (typeof value === "boolean" || typeof value === "number") return value;
  if (typeof value === "string") return shortened(value);
  const digits = toText(value);
  if (digits !== undefined) return { kind: "number", digits: shortened(digits) };
  return { kind: Array.isArray(value) ? "list" : "object" };
}

/** A kept value as English sentences tell it: text in quotes. */
export function showGot(got: Got): string {
  if (got === null) return "nothing";
  if (typeof got === "object") return got.digits ?? (got.kind === "list" ? "a list" : "an object");
  return typeof got === "string" ? JSON.stringify(got) : String(got === 0 ? 0 : got);
}

/** A text short enough to be told, and storable. */
export function shortened(text: string): string {
  const short = text.length > 80 ? `${text.slice(0, 79)}…` : text;
  return storable(short);
}
