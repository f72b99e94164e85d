import { normal } from "@/lib/text/normal";
import { AppError } from "../errors";
import { occursOver } from "../http/form";
import { fail, ok, type Result } from "../result";
import { treeOfForm } from "./form-tree";
import type { Json } from "./json";
import { alsoRead } from "./path";

/** The fields of a form, which is one respondent. */
const maxFields = 10_000;

type Form = { value: { [key: string]: Json }; notes: string[] };

/**
 * Reads application/x-www-form-urlencoded into one respondent; the last of a repeated name counts.
 * Source: URL Standard, section 5.
 */
export function parseForm(text: string): Result<Form, AppError> {
  if (occursOver(maxFields, text, "&")) return fail(tooManyFields());
  const pairs = [...new URLSearchParams(text)];
  if (pairs.length === 0) return fail(emptyForm());
  const broken = pairs.findIndex(([name, value]) => `${name}${value}`.includes("\uFFFD"));
  if (broken >= 0 && !/%EF%BF%BD|\uFFFD/i.test(text)) {
    return fail(
      new AppError(
        "invalid_encoding",
        `Form field ${broken + 1} holds percent-encoded bytes that are not UTF-8.`,
      ),
    );
  }
  return ok(collect(pairs));
}

/** Reads multipart/form-data into one respondent; file parts are dropped. Source: RFC 7578. */
export async function parseMultipart(bytes: Buffer, boundary: string): Promise<Result<Form, AppError>> {
  if (bytes.length === 0) return fail(emptyForm());
  if (occursOver(maxFields, bytes, `--${boundary}`)) return fail(tooManyFields());
  const headers = { "content-type": `multipart/form-data; boundary=${JSON.stringify(boundary)}` };
  try {
    const form = await new Response(new Uint8Array(bytes), { headers }).formData();
    const texts = [...form].filter((pair): pair is [string, string] => typeof pair[1] === "string");
    if (texts.length === 0) return fail(emptyForm());
    const broken = firstReplaced(texts, bytes);
    if (broken >= 0) {
      const detail = `The name or the text of form field ${broken + 1} is not UTF-8.`;
      return fail(new AppError("invalid_encoding", detail));
    }
    const { value, notes } = collect(texts);
    const files = [...form].length - texts.length;
    return ok({
      value,
      notes: files > 0 ? [...notes, `${files} file part${files > 1 ? "s were" : " was"} dropped.`] : notes,
    });
  } catch {
    return fail(
      new AppError(
        "invalid_encoding",
        "The body is no whole multipart/form-data with the boundary of its Content-Type.",
      ),
    );
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
  return { value, notes: repeated ? ["A form field stood twice; the last one counts."] : [] };
}

function tooManyFields(): AppError {
  return new AppError(
    "body_too_large",
    `The form has more than ${maxFields.toLocaleString("en")} fields. Send fewer.`,
  );
}

function emptyForm(): AppError {
  return new AppError("empty_body", "The form has no fields.");
}
