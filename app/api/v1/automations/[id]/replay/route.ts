import { wakeMarkedRuns } from "@/inngest/wake";
import { automationActions } from "@/lib/api/automation/actions";
import { getAutomation } from "@/lib/automation/queries";
import { replayRuns } from "@/lib/run/replay";
import { handle, route } from "../../../handler";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handle(automationActions.replay, async ({ db, workspaceId, params, body, now }) => {
    await getAutomation(db, workspaceId, params.id);
    const replayed = await replayRuns(db, workspaceId, params.id, body, now);
    if (replayed > 0) await wakeMarkedRuns();
    return { replayed };
  }),
});
