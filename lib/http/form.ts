import { fail, ok, type Result } from "../result";

/** A form's fields in order, each name with all its values. */
export type FormFields = Map<string, string[]>;

/**
 * Reads a posted form, urlencoded or multipart, without reading past the limit; file parts are dropped. A body of another
 * kind has no fields.
 * @param limit bytes
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
  const type = request.headers.get("content-type") ?? "";
  return ok(collect(await entriesOf(new Uint8Array(Buffer.concat(chunks)), type)));
}

async function entriesOf(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<[string, unknown][]> {
  if (!/^\s*multipart\/form-data\b/i.test(type))
    return [...new URLSearchParams(new TextDecoder().decode(bytes))];
  try {
    return [...(await new Response(bytes, { headers: { "content-type": type } }).formData())];
  } catch {
    return [];
  }
}

function collect(entries: [string, unknown][]): FormFields {
  const fields: FormFields = new Map();
  for (const [name, value] of entries) {
    if (typeof value !== "string") continue;
    fields.set(name, [...(fields.get(name) ?? []), value]);
  }
  return fields;
}
