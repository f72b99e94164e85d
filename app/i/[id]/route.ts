import { database } from "@/db";
import { findImage } from "@/lib/brand/images";
import { withDeadline } from "@/lib/deadline";
import { isId } from "@/lib/ids";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string }> };

const guarded = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; sandbox",
  "cross-origin-resource-policy": "cross-origin",
};

/** A logo, for pages and mails. It never changes under its id, so it may be kept for a year. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  try {
    const image = isId("image", id) ? await withDeadline(findImage(database(), id)) : undefined;
    if (!image)
      return new Response("There is no such image.", {
        status: 404,
        headers: { ...guarded, "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
      });
    return new Response(new Uint8Array(image.bytes), {
      headers: {
        ...guarded,
        "content-type": image.type,
        "content-length": String(image.bytes.length),
        "cache-control": "public, max-age=31536000, immutable",
      },
    });
  } catch {
    return new Response("Try again later.", { status: 503, headers: { ...guarded, "retry-after": "5" } });
  }
}

export async function HEAD(request: Request, context: Context): Promise<Response> {
  const { status, headers } = await GET(request, context);
  return new Response(null, { status, headers });
}
