import type { NextRequest } from "next/server";
import { currentMember } from "@/app/session";
import { single } from "@/app/single";
import { database } from "@/db";
import { findAutomation } from "@/lib/automation/queries";
import { systemClock } from "@/lib/clock";
import { countNewer } from "@/lib/run/list";
import { readRunsQuery } from "../query";

const most = 100;

/** How many runs came in after the newest one that a page shows, under the same filters. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const member = await currentMember();
  const { id } = await params;
  if (!member || !(await findAutomation(database(), member.workspace.id, id)))
    return new Response(null, { status: 404 });
  const query = single(Object.fromEntries(request.nextUrl.searchParams));
  const { search } = readRunsQuery(query, member.workspace.timeZone, systemClock());
  const count = await countNewer(database(), id, search, query.than ?? null, most);
  return Response.json({ count, most }, { headers: { "cache-control": "no-store" } });
}
