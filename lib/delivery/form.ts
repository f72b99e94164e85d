import type { Json } from "../automation/value";
import { AppError } from "../errors";
import { fail, ok, type Result } from "../result";

type Form = { value: { [key: string]: Json }; notes: string[] };

/**
 * Reads application/x-www-form-urlencoded into one respondent; the last of a repeated name counts.
 * Source: URL Standard, section 5.
 */
export function parseForm(text: string): Result<Form, AppError> {
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
  const headers = { "content-type": `multipart/form-data; boundary=${JSON.stringify(boundary)}` };
  try {
    const form = await new Response(new Uint8Array(bytes), { headers }).formData();
    const texts = [...form].filter((pair): pair is [string, string] => typeof pair[1] === "string");
    if (texts.length === 0) return fail(emptyForm());
    const broken = texts.findIndex((pair) => pair.some((text) => wasReplaced(text, bytes)));
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

/** Whether the reader put U+FFFD for bytes that are no UTF-8: a text that held it from the first stands in the body as it is. */
function wasReplaced(text: string, bytes: Buffer): boolean {
  return text.includes("\uFFFD") && !bytes.includes(text);
}

function collect(pairs: [string, string][]): Form {
  const value: { [key: string]: Json } = Object.create(null);
  for (const [name, text] of pairs) value[name] = text;
  const repeated = Object.keys(value).length < pairs.length;
  return { value, notes: repeated ? ["A form field stood twice; the last one counts."] : [] };
}

function emptyForm(): AppError {
  return new AppError("empty_body", "The form has no fields.");
}
