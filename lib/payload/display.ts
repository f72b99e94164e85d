import { bodyLimits, decodeUtf8, kindOfBody } from "./body";
import { parseForm, parseMultipart } from "./form";
import type { Json } from "./json";
import { parseJson, scanJson } from "./json";

/** A stored body as it is shown: as a value where it can be read, and as text. */
export type Payload = { value: Json; text: string | null };

/**
 * Reads a stored body for people and for the API. Numbers keep all their digits (LosslessNumber).
 * @param body null where it was erased or is past its retention
 * @returns value null where the body is no JSON and no form
 */
export async function readPayload(body: Buffer | null, contentType: string): Promise<Payload> {
  if (body === null) return { value: null, text: null };
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(body);
  const kind = kindOfBody(contentType || undefined);
  if (!kind.ok) return { value: null, text };
  if (kind.value.format === "multipart") {
    const form = await parseMultipart(body, kind.value.boundary);
    return { value: form.ok ? form.value.value : null, text };
  }
  const decoded = decodeUtf8(body);
  if (!decoded.ok) return { value: null, text };
  if (kind.value.format === "form") {
    const form = parseForm(decoded.value);
    return { value: form.ok ? form.value.value : null, text };
  }
  return { value: readJson(decoded.value), text };
}

function readJson(text: string): Json {
  const scan = scanJson(text, bodyLimits.depth);
  if (scan.deepestAt !== null) return null;
  try {
    return parseJson(text, scan);
  } catch {
    return null;
  }
}
