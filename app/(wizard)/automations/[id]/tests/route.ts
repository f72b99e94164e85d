import { answerMember } from "@/app/answer-member";
import { database } from "@/db";
import { loadSetup } from "@/lib/automation/setup/load-setup";
import { systemClock } from "@/lib/clock";
import { capturedMark } from "@/lib/delivery/trial/captured";
import { readConnection } from "@/lib/delivery/trial/connection";

/** What came in and what was refused, asked every second: 304 as long as nothing is new. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  return await answerMember(async ({ workspace }) => {
    const { id } = await params;
    const db = database();
    const context = await loadSetup(db, workspace.id, id);
    const headers = { etag: `"${await capturedMark(db, id)}"`, "cache-control": "private, no-cache" };
    if (request.headers.get("if-none-match") === headers.etag)
      return new Response(null, { status: 304, headers });
    const show = new URL(request.url).searchParams.get("show") ?? undefined;
    return Response.json(await readConnection(db, context, show, systemClock()), { headers });
  });
}
