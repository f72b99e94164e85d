import sharp from "sharp";
import { fail, ok, type Result } from "../result";

/** The media types of images that are taken. */
export const imageTypes = ["image/png", "image/jpeg", "image/webp"] as const;
export type ImageType = (typeof imageTypes)[number];

/** Bytes of an image as it comes. */
export const imageBytes = 200_000;

/** A logo is shown at most so large, and kept twice as fine. */
const most = { width: 640, height: 320 };
/** More is a bomb: few bytes that unfold to gigabytes. */
const mostPixels = 40_000_000;

const formats = { png: "image/png", jpeg: "image/jpeg", webp: "image/webp" } as const;

/** An image as it is kept: decoded, made smaller where it is large, and written anew without anything else it came with. */
export type RewrittenImage = { type: ImageType; width: number; height: number; bytes: Buffer };

/** What the bytes are, by how they begin; undefined where they are no image that is taken. */
export function typeOfImage(bytes: Uint8Array): ImageType | undefined {
  const head = Buffer.from(bytes.subarray(0, 16)).toString("latin1");
  if (head.startsWith("\x89PNG\r\n\x1a\n")) return "image/png";
  if (head.startsWith("\xff\xd8\xff")) return "image/jpeg";
  return head.startsWith("RIFF") && head.slice(8, 12) === "WEBP" ? "image/webp" : undefined;
}

/**
 * Decodes an image and writes it anew: whatever else its bytes were, only a picture is left. Of an animation the first
 * frame stays.
 */
export async function rewriteImage(bytes: Buffer): Promise<Result<RewrittenImage, "undecodable">> {
  if (typeOfImage(bytes) === undefined) return fail("undecodable");
  try {
    const image = sharp(withoutTexts(bytes), { limitInputPixels: mostPixels, failOn: "error", pages: 1 });
    const { format } = await image.metadata();
    if (!(format in formats)) return fail("undecodable");
    const kind = format as keyof typeof formats;
    const { data, info } = await image
      .rotate()
      .resize({ ...most, fit: "inside", withoutEnlargement: true })
      .toFormat(kind, kind === "png" ? { compressionLevel: 9 } : { quality: 90 })
      .timeout({ seconds: 5 })
      .toBuffer({ resolveWithObject: true });
    return ok({ type: formats[kind], width: info.width, height: info.height, bytes: data });
  } catch {
    return fail("undecodable");
  }
}

/** What a PNG's picture is made of; its other chunks are texts, which may unfold to gigabytes, and what we do not know. */
const pictureChunks = new Set([
  "IHDR",
  "PLTE",
  "IDAT",
  "IEND",
  "tRNS",
  "iCCP",
  "sRGB",
  "gAMA",
  "cHRM",
  "eXIf",
]);

/** A PNG with nothing but its picture, up to where it is broken; any other image as it is. Source: PNG, third edition, 5.3. */
function withoutTexts(bytes: Buffer): Buffer {
  if (typeOfImage(bytes) !== "image/png") return bytes;
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) break;
    if (pictureChunks.has(bytes.toString("latin1", at + 4, at + 8))) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}
