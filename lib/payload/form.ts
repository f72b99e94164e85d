import type { BodyFault, DeliveryNote } from "@/db/schema";
import { normal } from "@/lib/text/normal";
import { occursOver } from "../http/form";
import { fail, ok, type Result } from "../result";
import { treeOfForm } from "./form-tree";
import type { Json } from "./json";
import { alsoRead } from "./path";

/** The fields of a form, which is one respondent. */
const maxFields = 10_000;

type Form = { value: { [key: string]: Json }; notes: DeliveryNote[] };

/**
 * Reads application/x-www-form-urlencoded into one respondent; the last of a repeated name counts.
 * Source: URL Standard, section 5.
 */
export function parseForm(text: string): Result<Form, BodyFault> {
  if (occursOver(maxFields, text, "&")) return fail(tooManyFields);
  const pairs = [...new URLSearchParams(text)];
  if (pairs.length === 0) return fail(emptyForm);
  const broken = pairs.findIndex(([name, value]) => `${name}${value}`.includes("\uFFFD"));
  if (broken >= 0 && !/%EF%BF%BD|\uFFFD/i.test(text)) {
    return fail({ code: "invalid_encoding", details: { what: "percent", field: broken + 1 } });
  }
  return ok(collect(pairs));
}

/** Reads multipart/form-data into one respondent; file parts are dropped. Source: RFC 7578. */
export async function parseMultipart(bytes: Buffer, boundary: string): Promise<Result<Form, BodyFault>> {
  if (bytes.length === 0) return fail(emptyForm);
  if (occursOver(maxFields, bytes, `--${boundary}`)) return fail(tooManyFields);
  const headers = { "content-type": `multipart/form-data; boundary=${JSON.stringify(boundary)}` };
  try {
    const form = await new Response(new Uint8Array(bytes), { headers }).formData();
    const texts = [...form].filter((pair): pair is [string, string] => typeof pair[1] === "string");
    if (texts.length === 0) return fail(emptyForm);
    const broken = firstReplaced(texts, bytes);
    if (broken >= 0) return fail({ code: "invalid_encoding", details: { what: "text", field: broken + 1 } });
    const { value, notes } = collect(texts);
    const count = [...form].length - texts.length;
    return ok({ value, notes: count > 0 ? [...notes, { code: "files_dropped", count }] : notes });
  } catch {
    return fail({ code: "invalid_encoding", details: { what: "multipart" } });
  }
}

/**
 * The first field in which the reader put U+FFFD for bytes that are no UTF-8, or -1. A text that held it from the first
 * stands in the body as it is, behind those before it: the body is gone through once.
 */
function firstReplaced(texts: [string, string][], bytes: Buffer): number {
  let behind = 0;
  return texts.findIndex((pair) =>
    pair.some((text) => {
      if (!text.includes("\uFFFD")) return false;
      behind = bytes.indexOf(text, behind);
      return behind < 0;
    }),
  );
}

function collect(given: [string, string][]): Form {
  const value: { [key: string]: Json } = Object.create(null);
  const pairs = given.map(([name, text]) => [normal(name), normal(text)] as const);
  for (const [name, text] of pairs) value[name] = text;
  alsoRead(value, treeOfForm(pairs));
  const single = pairs.filter(([name]) => !name.endsWith("[]"));
  const repeated = new Set(single.map(([name]) => name)).size < single.length;
  return { value, notes: repeated ? [{ code: "form_field_twice" }] : [] };
}

const tooManyFields: BodyFault = { code: "body_too_large", details: { what: "fields", most: maxFields } };
const emptyForm: BodyFault = { code: "empty_body", details: { what: "form" } };
