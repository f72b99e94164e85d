import type { Db } from "@/db";
import { shapeRun } from "@/lib/api/runs";
import { detailRuns, getRun } from "@/lib/run/queries";

/** A run as it is now, in the shape of the API. */
export async function runNow(db: Db, workspaceId: string, id: string) {
  const [detail] = await detailRuns(db, [await getRun(db, workspaceId, id)]);
  return shapeRun(detail!);
}
