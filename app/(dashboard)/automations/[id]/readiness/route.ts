import { answerMember } from "@/app/answer-member";
import { placesOf } from "@/components/errors/places";
import { database } from "@/db";
import { getAutomation } from "@/lib/automation/queries";
import { readinessOf } from "@/lib/delivery/enable";

/** What stands in the way of enabling an automation, where each is mended, and what is held. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return await answerMember(async ({ workspace }) => {
    const automation = await getAutomation(database(), workspace.id, (await params).id);
    const readiness = await readinessOf(database(), workspace.id, automation.id);
    return Response.json(
      {
        ...readiness,
        places: placesOf(automation),
        limit: automation.autoDisableAfter,
        sendingPaused: workspace.sendingPausedAt !== null,
      },
      { headers: { "cache-control": "no-store" } },
    );
  });
}
