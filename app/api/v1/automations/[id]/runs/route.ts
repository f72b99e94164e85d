import { runOperations, shapeRun } from "@/lib/api/runs";
import { getAutomation } from "@/lib/automation/queries";
import { eachRow } from "@/lib/csv/stream";
import { runsAsCsv } from "@/lib/run/csv";
import { detailRuns, listRuns } from "@/lib/run/queries";
import { csvFile, dialectOf } from "../../../csv";
import { handle, route } from "../../../handler";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(runOperations.list, async ({ db, workspaceId, params, query, headers }) => {
    await getAutomation(db, workspaceId, params.id);
    const { format, excel, status: statuses, since, until, email, ...asked } = query;
    const list = async (page: { limit: number; cursor?: string | undefined }) => {
      const filter = { statuses, since, until, email };
      const { data, nextCursor } = await listRuns(db, workspaceId, params.id, filter, page);
      return { data: await detailRuns(db, data), nextCursor };
    };
    if (format === "csv" || excel)
      return csvFile(runsAsCsv(eachRow(list), dialectOf(excel, headers)), `runs-${params.id}`);
    const { data, nextCursor } = await list(asked);
    return { data: data.map(shapeRun), nextCursor };
  }),
});
