import { answerMember } from "@/app/answer-member";
import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { mailStateOf } from "@/lib/invitation/mail-state";

/** How mail leaves this workspace, asked by every page that is open. */
export async function GET(): Promise<Response> {
  return await answerMember(async ({ workspace }) => {
    const within = { workspaceId: workspace.id };
    const state = await mailStateOf(database(), within, systemClock(), env().RETRY_SCALE);
    return Response.json(state, { headers: { "cache-control": "no-store" } });
  });
}
