import { parse as parseLossless } from "lossless-json";
import { AppError } from "../errors";
import { fail, ok, type Result } from "../result";
import { type BodyKind, bodyLimits, decodeUtf8 } from "./body";
import { parseForm, parseMultipart } from "./form";
import { countMembers, isPlain, type Json, normalJson, parseJson, scanJson } from "./json";
import { parsePath, readPathOpened } from "./path";

/** A body as values: the whole of it, and its respondents in order. An element that is no object is kept as it is. */
export type Parsed = { body: Json; respondents: Json[]; notes: string[] };

/**
 * Reads an unpacked body into respondents: one object, an array of objects, or an envelope with a list at `itemsPath`.
 * At once, but for multipart.
 * @returns the respondents, or the problem with its place
 */
export function parseBody(
  bytes: Buffer,
  kind: BodyKind,
  itemsPath: string | null,
): Result<Parsed, AppError> | Promise<Result<Parsed, AppError>> {
  if (kind.format === "multipart") {
    return parseMultipart(bytes, kind.boundary).then((form) =>
      form.ok ? respondentsOf(form.value.value, itemsPath, form.value.notes) : form,
    );
  }
  const text = decodeUtf8(bytes);
  if (!text.ok) return text;
  if (text.value.trim() === "")
    return fail(new AppError("empty_body", "The body is empty. Send one object, or an array of objects."));
  const read = kind.format === "form" ? parseForm(text.value) : readJson(text.value);
  return read.ok ? respondentsOf(read.value.value, itemsPath, read.value.notes) : read;
}

function readJson(text: string): Result<{ value: Json; notes: string[] }, AppError> {
  const scan = scanJson(text, bodyLimits.depth);
  if (scan.deepestAt !== null) {
    return fail(
      new AppError(
        "too_deep",
        `The body is nested deeper than ${bodyLimits.depth} levels at ${placeOf(text, scan.deepestAt)}.`,
      ),
    );
  }
  try {
    const value = parseJson(text, scan);
    const duplicates = scan.colons > countMembers(value);
    return ok({
      value: composed.test(text) ? value : normalJson(value),
      notes: duplicates ? ["A key stood twice in one object; the last one counts."] : [],
    });
  } catch {
    return fail(
      new AppError("invalid_json", `The body is no JSON: the fault is at ${placeOf(text, faultAt(text))}.`),
    );
  }
}

/** Texts that are in NFC for certain: without escapes, and nothing beyond Latin-1. */
const composed = /^(?:[^\\\u0100-\uffff]|\\[^u])*$/;

function respondentsOf(body: Json, itemsPath: string | null, notes: string[]): Result<Parsed, AppError> {
  let list: Json = body;
  if (itemsPath !== null) {
    const path = parsePath(itemsPath);
    const found = path.ok ? readPathOpened(path.value, body, body) : undefined;
    if (!Array.isArray(found)) {
      return fail(
        new AppError(
          "not_an_object",
          `There is no list at ${itemsPath}, where this automation expects its respondents.`,
        ),
      );
    }
    list = found;
  }
  if (!Array.isArray(list)) {
    if (isPlain(list)) return ok({ body, respondents: [list], notes });
    return fail(
      new AppError("not_an_object", "The body at $ is no object. Send one object, or an array of objects."),
    );
  }
  if (list.length === 0)
    return fail(
      new AppError("empty_body", `The list at ${itemsPath ?? "$"} is empty. Send at least one object.`),
    );
  if (list.length > bodyLimits.respondents) {
    const detail = `The list at ${itemsPath ?? "$"} has ${list.length} respondents, and at most ${bodyLimits.respondents} are taken at a time.`;
    return fail(new AppError("too_many_respondents", detail));
  }
  if (!list.some(isPlain)) {
    return fail(new AppError("not_an_object", `No element of the list at ${itemsPath ?? "$"} is an object.`));
  }
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

function placeOf(text: string, position: number): string {
  const before = text.slice(0, position);
  const line = before.split("\n").length;
  return `line ${line}, column ${position - before.lastIndexOf("\n")} (character ${position})`;
}
