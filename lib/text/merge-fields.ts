import { normal } from "./normal";
import { trimmed } from "./trimmed";

/** A merge field in a text: `{{name}}` or `{{name|fallback text}}`. */
export type Field = { name: string; fallback: string };

/** A text cut at its merge fields: plain pieces and fields by turns, in order. */
export type Part = string | Field;

const fieldPattern = /\{\{\s*([^{}|\s](?:[^{}|]*[^{}|\s])?)\s*(?:\|([^{}]*))?\}\}/g;

/** Cuts a text at its merge fields. What looks like a field but is none (`{{}}`, `{{a`) stays text. */
export function cutFields(text: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const match of text.matchAll(fieldPattern)) {
    if (match.index > at) parts.push(text.slice(at, match.index));
    parts.push({ name: normal(trimmed(match[1]!)), fallback: match[2]?.trim() ?? "" });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push(text.slice(at));
  return parts;
}
