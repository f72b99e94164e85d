import { fail, ok, type Result } from "../result";
import { parseMediaType } from "./media-type";

const multipart = "multipart/form-data";

/** What a stranger's form may be: bytes, bytes of a survey's answers, and fields. */
export const formLimits = { bytes: 64 * 1024, answerBytes: 256 * 1024, fields: 500 } as const;

/** A form's fields in order, each name with all its values. */
export type FormFields = Map<string, string[]>;

/**
 * Reads a posted form, urlencoded or multipart, in one pass and without reading past the limits; file parts are dropped. A
 * body of another kind has no fields.
 * @param limit bytes
 * @returns too_large also where it has more fields than a form may have
 */
export async function readForm(request: Request, limit: number): Promise<Result<FormFields, "too_large">> {
  const declared = Number(request.headers.get("content-length") ?? 0);
  if (declared > limit) return fail("too_large");
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) return fail("too_large");
    chunks.push(chunk);
  }
  return await readFormBytes(Buffer.concat(chunks), request.headers.get("content-type") ?? "");
}

/** The same where the body was read already, within its limit. */
export async function readFormBytes(bytes: Buffer, type: string): Promise<Result<FormFields, "too_large">> {
  if (hasTooManyFields(bytes, type)) return fail("too_large");
  return ok(textsOf((await entriesOf(new Uint8Array(bytes), type)) ?? []));
}

/** Whether a form, not yet parsed, has more fields than a stranger's may have. */
export function hasTooManyFields(bytes: Buffer, type: string): boolean {
  const { type: kind, parameters } = parseMediaType(type);
  // A boundary stands before each part and at the end, an ampersand between two fields; one at the end says nothing.
  return kind === multipart
    ? occursOver(formLimits.fields + 1, bytes, `--${parameters.get("boundary")}`)
    : occursOver(formLimits.fields - 1, bytes.at(-1) === 0x26 ? bytes.subarray(0, -1) : bytes, "&");
}

/** Whether a mark stands more often than so many times, found without building anything: the limit before the parser. */
export function occursOver(most: number, text: string | Buffer, mark: string): boolean {
  let at = -1;
  for (let count = 0; count <= most; count++) {
    at = text.indexOf(mark, at + 1);
    if (at < 0) return false;
  }
  return true;
}

/** Whether a content type is one that a browser posts a form in, and that is read here. */
export function isForm(type: string): boolean {
  return [multipart, "application/x-www-form-urlencoded"].includes(parseMediaType(type).type);
}

/** Whether a form is one of its type from end to end: a multipart form cut off is none. */
export async function isWholeForm(bytes: Buffer, type: string): Promise<boolean> {
  if (parseMediaType(type).type !== multipart) return true;
  return (await entriesOf(new Uint8Array(bytes), type)) !== null;
}

/** A form's entries; null where it is no whole multipart form. */
async function entriesOf(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<[string, unknown][] | null> {
  if (parseMediaType(type).type !== multipart)
    return [...new URLSearchParams(new TextDecoder().decode(bytes))];
  try {
    return [...(await new Response(bytes, { headers: { "content-type": type } }).formData())];
  } catch {
    return null;
  }
}

/** The texts, less NULs, which no browser sends and the database cannot hold. */
function textsOf(entries: [string, unknown][]): FormFields {
  const texts = entries.filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return byName(texts.map(([name, text]) => [name, text.replaceAll("\0", "")]));
}

/** Values by their names, each name's in order; in one pass. */
export function byName<T>(entries: Iterable<[string, T]>): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const [name, value] of entries) {
    const values = found.get(name);
    if (values) values.push(value);
    else found.set(name, [value]);
  }
  return found;
}
