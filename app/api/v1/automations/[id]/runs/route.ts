import { runOperations, shapeRun } from "@/lib/api/runs";
import { getAutomation } from "@/lib/automation/queries";
import { detailRuns, listRuns } from "@/lib/run/queries";
import { handle, route } from "../../../handler";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(runOperations.list, async ({ db, workspaceId, params, query }) => {
    await getAutomation(db, workspaceId, params.id);
    const { status: statuses, since, until, email } = query;
    const { data, nextCursor } = await listRuns(
      db,
      workspaceId,
      params.id,
      { statuses, since, until, email },
      query,
    );
    return { data: (await detailRuns(db, data)).map(shapeRun), nextCursor };
  }),
});
