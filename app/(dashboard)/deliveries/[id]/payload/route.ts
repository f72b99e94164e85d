import { currentMember } from "@/app/session";
import { database } from "@/db";
import { getDelivery } from "@/lib/delivery/queries";
import { AppError } from "@/lib/errors";

const endings: [RegExp, string][] = [
  [/json/i, "json"],
  [/x-www-form-urlencoded/i, "txt"],
  [/^$/, "json"],
];

/** A delivery's body, byte for byte, as a file. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const member = await currentMember();
  if (!member) return new Response(null, { status: 404 });
  try {
    const { id, body, contentType } = await getDelivery(database(), member.workspace.id, (await params).id);
    if (body === null) return new Response(null, { status: 410 });
    const ending = endings.find(([pattern]) => pattern.test(contentType))?.[1] ?? "bin";
    return new Response(new Uint8Array(body), {
      headers: {
        "content-type": "application/octet-stream",
        "content-disposition": `attachment; filename="${id}.${ending}"`,
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    if (error instanceof AppError) return new Response(null, { status: error.status });
    throw error;
  }
}
