import { answerMember } from "@/app/answer-member";
import { database } from "@/db";
import { getAutomation } from "@/lib/automation/queries";
import { pulseOf } from "@/lib/overview/pulse";

/** Whether an automation's pages would show something else by now. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return await answerMember(async ({ workspace }) => {
    const automation = await getAutomation(database(), workspace.id, (await params).id);
    const pulse = await pulseOf(database(), automation);
    return Response.json({ pulse }, { headers: { "cache-control": "no-store" } });
  });
}
