import { AppError } from "../errors";
import { isReadCharset, parseMediaType } from "../http/media-type";
import { invalidRequest } from "../input/field-errors";
import { unstorableTexts } from "../input/storable";
import { bodyLimits, decodeUtf8, unpackBody } from "../payload/body";
import { scanJson } from "../payload/json";
import { bodyProblem } from "../reason/body";

/**
 * Reads the JSON body of a management request: UTF-8, at most 1 MiB, at most 32 deep, gzip understood.
 * @returns the value, or undefined where the body is empty
 * @throws AppError unsupported_media_type, body_too_large, invalid_encoding, invalid_json, too_deep, invalid_request
 */
export async function readJsonBody(request: Request): Promise<unknown> {
  checkMediaType(request.headers.get("content-type"));
  const raw = await readLimited(request);
  const unpacked = await unpackBody(raw, request.headers.get("content-encoding") ?? undefined);
  if (!unpacked.ok) throw bodyProblem(unpacked.error);
  const text = decodeUtf8(unpacked.value);
  if (!text.ok) throw bodyProblem(text.error);
  if (text.value.trim() === "") return undefined;
  const { deepestAt } = scanJson(text.value, bodyLimits.depth);
  if (deepestAt !== null)
    throw new AppError("too_deep", `The body is nested deeper than ${bodyLimits.depth} levels.`);
  let value: unknown;
  try {
    value = JSON.parse(text.value);
  } catch (error) {
    const place = / at position \d+(?: \(line \d+ column \d+\))?/.exec(
      error instanceof Error ? error.message : "",
    );
    throw new AppError("invalid_json", `The body is no JSON${place ? `: the fault is${place[0]}` : ""}.`);
  }
  const faults = unstorableTexts(value);
  if (faults.length > 0) throw invalidRequest(faults);
  return value;
}

function checkMediaType(header: string | null): void {
  const { type, parameters } = parseMediaType(header ?? "");
  const json =
    type === "" ||
    type === "application/json" ||
    type === "text/plain" ||
    /^[\w.+-]+\/[\w.+-]+\+json$/.test(type);
  if (json && isReadCharset(parameters.get("charset"))) return;
  throw new AppError("unsupported_media_type", "Send JSON in UTF-8, as Content-Type: application/json.", {
    headers: { accept: "application/json" },
  });
}

async function readLimited(request: Request): Promise<Buffer> {
  const tooLarge = () =>
    new AppError("body_too_large", "The body is larger than 1 MiB (1,048,576 bytes, unpacked).");
  if (Number(request.headers.get("content-length") ?? 0) > bodyLimits.bytes) throw tooLarge();
  if (!request.body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > bodyLimits.bytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
