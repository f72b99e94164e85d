import { answerMember } from "@/app/answer-member";
import { csvFile, dialectOf } from "@/app/api/v1/csv";
import { single } from "@/app/single";
import { database } from "@/db";
import { getAutomation } from "@/lib/automation/queries";
import { systemClock } from "@/lib/clock";
import { eachRow } from "@/lib/csv/stream";
import { runsAsCsv } from "@/lib/run/csv";
import { listLookedAt } from "@/lib/run/list";
import { detailRuns } from "@/lib/run/queries";
import { readRunsQuery } from "../query";

/** The runs that the list shows, on all of its pages, as a CSV file. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  return await answerMember(async ({ workspace }) => {
    const db = database();
    const { id } = await getAutomation(db, workspace.id, (await params).id);
    const query = single(Object.fromEntries(new URL(request.url).searchParams));
    const { search } = readRunsQuery(query, workspace.timeZone, systemClock());
    const all = eachRow(async (page) => {
      const { data, nextCursor } = await listLookedAt(db, id, search, page);
      return { data: await detailRuns(db, data), nextCursor };
    });
    return csvFile(runsAsCsv(all, dialectOf(query.excel === "1", request.headers)), `runs-${id}`);
  });
}
