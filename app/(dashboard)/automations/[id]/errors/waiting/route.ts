import { currentMember } from "@/app/session";
import { database } from "@/db";
import { findAutomation } from "@/lib/automation/queries";
import { countWaitingReplays } from "@/lib/run/replay";

/** How many replays of an automation still wait. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const member = await currentMember();
  const { id } = await params;
  if (!member || !(await findAutomation(database(), member.workspace.id, id)))
    return new Response(null, { status: 404 });
  const waiting = await countWaitingReplays(database(), id);
  return Response.json({ waiting }, { headers: { "cache-control": "no-store" } });
}
