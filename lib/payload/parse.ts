import { parse as parseLossless } from "lossless-json";
import type { BodyFault, DeliveryNote } from "@/db/schema";
import { storable } from "@/lib/text/storable";
import { fail, ok, type Result } from "../result";
import { type BodyKind, bodyLimits, decodeUtf8 } from "./body";
import { parseForm, parseMultipart } from "./form";
import { countMembers, isPlain, type Json, normalJson, parseJson, scanJson } from "./json";
import { parsePath, readPathOpened } from "./path";

/** A body as values: the whole of it, and its respondents in order. An element that is no object is kept as it is. */
export type Parsed = { body: Json; respondents: Json[]; notes: DeliveryNote[] };

/**
 * Reads an unpacked body into respondents: one object, an array of objects, or an envelope with a list at `itemsPath`.
 * At once, but for multipart.
 * @returns the respondents, or why not, with the place
 */
export function parseBody(
  bytes: Buffer,
  kind: BodyKind,
  itemsPath: string | null,
): Result<Parsed, BodyFault> | Promise<Result<Parsed, BodyFault>> {
  if (kind.format === "multipart") {
    return parseMultipart(bytes, kind.boundary).then((form) =>
      form.ok ? respondentsOf(form.value.value, itemsPath, form.value.notes) : form,
    );
  }
  const text = decodeUtf8(bytes);
  if (!text.ok) return text;
  if (text.value.trim() === "") return fail({ code: "empty_body", details: { what: "body" } });
  const read = kind.format === "form" ? parseForm(text.value) : readJson(text.value);
  return read.ok ? respondentsOf(read.value.value, itemsPath, read.value.notes) : read;
}

function readJson(text: string): Result<{ value: Json; notes: DeliveryNote[] }, BodyFault> {
  const scan = scanJson(text, bodyLimits.depth);
  if (scan.deepestAt !== null) {
    return fail({ code: "too_deep", details: { ...placeOf(text, scan.deepestAt), most: bodyLimits.depth } });
  }
  try {
    const value = parseJson(text, scan);
    const duplicates = scan.colons > countMembers(value);
    return ok({
      value: composed.test(text) ? value : normalJson(value),
      notes: duplicates ? [{ code: "key_twice" }] : [],
    });
  } catch {
    const at = faultAt(text);
    return fail({ code: "invalid_json", details: { ...placeOf(text, at), near: standingAt(text, at) } });
  }
}

/** Texts that are in NFC for certain: without escapes, and nothing beyond Latin-1. */
const composed = /^(?:[^\\\u0100-\uffff]|\\[^u])*$/;

function respondentsOf(
  body: Json,
  itemsPath: string | null,
  notes: DeliveryNote[],
): Result<Parsed, BodyFault> {
  let list: Json = body;
  if (itemsPath !== null) {
    const path = parsePath(itemsPath);
    const found = path.ok ? readPathOpened(path.value, body, body) : undefined;
    if (!Array.isArray(found)) {
      return fail({ code: "not_an_object", details: { what: "list", at: itemsPath } });
    }
    list = found;
  }
  if (!Array.isArray(list)) {
    if (isPlain(list)) return ok({ body, respondents: [list], notes });
    return fail({ code: "not_an_object", details: { what: "body" } });
  }
  const at = itemsPath ?? "$";
  if (list.length === 0) return fail({ code: "empty_body", details: { what: "list", at } });
  if (list.length > bodyLimits.respondents) {
    const details = { at, count: list.length, most: bodyLimits.respondents };
    return fail({ code: "too_many_respondents", details });
  }
  if (!list.some(isPlain)) return fail({ code: "not_an_object", details: { what: "elements", at } });
  return ok({ body, respondents: list, notes });
}

/** V8 names no place for an unexpected token; the slower parser names it for every fault. */
function faultAt(text: string): number {
  try {
    parseLossless(text, undefined, { onDuplicateKey: ({ newValue }) => newValue });
  } catch (error) {
    const match = /at position (\d+)$/.exec(error instanceof Error ? error.message : "");
    if (match) return Number(match[1]);
  }
  return text.length;
}

function placeOf(text: string, character: number) {
  const before = text.slice(0, character);
  return { line: before.split("\n").length, column: character - before.lastIndexOf("\n"), character };
}

/** A word or a sign, short and storable: what is longer is told by its first letter. */
function standingAt(text: string, character: number): string | null {
  const rest = text.slice(character, character + 40);
  const [word = ""] = /^[\p{L}\p{N}_]*/u.exec(rest) ?? [];
  const told = word !== "" && word.length <= 20 ? word : String.fromCodePoint(rest.codePointAt(0) ?? 0);
  return rest === "" ? null : storable(told);
}
