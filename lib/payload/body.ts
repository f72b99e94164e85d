import { isUtf8 } from "node:buffer";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { BodyFault } from "@/db/schema";
import { isReadCharset, parseMediaType } from "../http/media-type";
import { fail, ok, type Result } from "../result";

/** The limits of a hook's body: bytes (unpacked), respondents, nesting. */
export const bodyLimits = { bytes: 1024 * 1024, respondents: 1000, depth: 32 } as const;

/** What a content type means to the hook. */
export type BodyKind = { format: "json" } | { format: "form" } | { format: "multipart"; boundary: string };

const unpack = promisify(gunzip);

/** The fault of a body over the limit. */
export const tooLarge: BodyFault = {
  code: "body_too_large",
  details: { what: "bytes", most: bodyLimits.bytes },
};

/** Reads Content-Type. No content type means JSON; a charset other than UTF-8 is refused. */
export function kindOfBody(contentType: string | undefined): Result<BodyKind, BodyFault> {
  const { type, parameters } = parseMediaType(contentType ?? "");
  const charset = parameters.get("charset");
  if (!isReadCharset(charset)) {
    const named = charset?.toLowerCase().slice(0, 40) ?? "";
    return fail({ code: "unsupported_media_type", details: { charset: named } });
  }
  if (type === "" || type === "application/json" || /^[\w.+-]+\/[\w.+-]+\+json$/.test(type))
    return ok({ format: "json" });
  if (type === "application/x-www-form-urlencoded") return ok({ format: "form" });
  if (type === "multipart/form-data") {
    const boundary = parameters.get("boundary");
    if (boundary) return ok({ format: "multipart", boundary });
    return fail({ code: "invalid_encoding", details: { what: "boundary" } });
  }
  return fail({ code: "unsupported_media_type", details: {} });
}

/** Unpacks a body after its Content-Encoding, never beyond the limit; at once where there is nothing to unpack. */
export function unpackBody(
  raw: Buffer,
  encoding: string | undefined,
): Result<Buffer, BodyFault> | Promise<Result<Buffer, BodyFault>> {
  const name = (encoding ?? "").trim().toLowerCase();
  if (name === "" || name === "identity") return ok(raw);
  if (name !== "gzip" && name !== "x-gzip")
    return fail({ code: "unsupported_encoding", details: { encoding: name.slice(0, 40) } });
  return gunzipped(raw);
}

async function gunzipped(raw: Buffer): Promise<Result<Buffer, BodyFault>> {
  try {
    return ok(await unpack(raw, { maxOutputLength: bodyLimits.bytes }));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") return fail(tooLarge);
    return fail({ code: "invalid_encoding", details: { what: "gzip" } });
  }
}

/** Reads bytes as UTF-8, less a byte order mark. */
export function decodeUtf8(bytes: Buffer): Result<string, BodyFault> {
  if (isUtf8(bytes)) {
    const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    return ok(bytes.toString("utf8", marked ? 3 : 0));
  }
  return fail({ code: "invalid_encoding", details: { what: "utf8", byte: firstBadByte(bytes) } });
}

function firstBadByte(bytes: Buffer): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const reads = (from: number, to: number) => {
    try {
      decoder.decode(bytes.subarray(from, to), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let good = 0;
  while (good < bytes.length && reads(good, good + 4096)) good += 4096;
  // A character that began before the piece belongs to it.
  let from = good;
  while (from > 0 && from > good - 4 && bytes[from - 1]! > 0x7f) from--;
  for (let i = from; i < bytes.length; i++) if (!reads(i, i + 1)) return i;
  return bytes.length;
}
