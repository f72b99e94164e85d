import { imageBytes, imageTypes, typeOfImage } from "../brand/rewrite-image";
import { AppError } from "../errors";
import { parseMediaType } from "../http/media-type";
import { readWebBody } from "../http/read-web-body";

/** Around an image in a form stand its head and the form's marks. */
const formRoom = 4_096;

/**
 * Reads an image from a request: as its body, or as the part `file` of a form. Nothing beyond the limit is read.
 * @throws AppError body_too_large, unsupported_media_type, empty_body, invalid_encoding
 */
export async function readImage(request: Request): Promise<Buffer> {
  const header = request.headers.get("content-type") ?? "";
  const { type } = parseMediaType(header);
  const form = type === "multipart/form-data";
  if (!form && !(imageTypes as readonly string[]).includes(type)) throw unsupported();
  const limit = imageBytes + (form ? formRoom : 0);
  const tooLarge = () => new AppError("body_too_large", "An image has at most 200 kB (200,000 bytes).");
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge();
  const body = await readWebBody(request, limit);
  if (body === null) throw tooLarge();
  const bytes = form ? await fileOf(body, header) : body;
  if (bytes.length > imageBytes) throw tooLarge();
  if (bytes.length === 0) throw new AppError("empty_body", "There is no image in the request.");
  // What calls itself an image and is another kind of file is not decoded at all.
  if (looksLikeText(bytes) && typeOfImage(bytes) === undefined) throw unsupported();
  return bytes;
}

function unsupported(): AppError {
  return new AppError("unsupported_media_type", "Send a PNG, a JPEG or a WebP, with its Content-Type.", {
    headers: { accept: imageTypes.join(", ") },
  });
}

function looksLikeText(bytes: Buffer): boolean {
  return /^\s*(<\?xml|<svg|<!doctype|<html|GIF8)/i.test(bytes.subarray(0, 256).toString("latin1"));
}

async function fileOf(body: Buffer, type: string): Promise<Buffer> {
  let file: FormDataEntryValue | null;
  try {
    file = (await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData()).get(
      "file",
    );
  } catch {
    throw new AppError("invalid_encoding", "The form cannot be read.");
  }
  if (file === null || typeof file === "string")
    throw new AppError("empty_body", "The form has no file in its part `file`.");
  return Buffer.from(await file.arrayBuffer());
}
