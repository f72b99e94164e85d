import { wakeMarkedRuns } from "@/inngest/wake";
import { runOperations } from "@/lib/api/runs";
import { replayRun } from "@/lib/run/replay";
import { handle, route } from "../../../handler";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handle(runOperations.replay, async ({ db, workspaceId, params, now }) => {
    const replayed = await replayRun(db, workspaceId, params.id, now);
    if (replayed > 0) await wakeMarkedRuns();
    return { replayed };
  }),
});
