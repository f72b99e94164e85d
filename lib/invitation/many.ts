import type { Db } from "@/db";
import { type RunAct, runActs } from "../run/acts";
import { listLookedAt } from "../run/list";
import { replayListed } from "../run/replay";
import type { RunSearch } from "../run/search";
import { cancelRuns, sendRunsNow } from "./cancel";

/** How an act on many runs went: how many it was done to, how many not, and where the next portion begins. */
export type ManyDone = { done: number; left: number; next: string | null };

const verbs = { replay: replayListed, cancel: cancelRuns, sendNow: sendRunsNow };

/** Acts on these runs of a workspace, each wholly or not at all. The caller wakes the engine. */
export async function actOnRuns(
  db: Db,
  workspaceId: string,
  act: RunAct,
  runIds: readonly string[],
  now: Date,
): Promise<ManyDone> {
  const ids = [...new Set(runIds)];
  const done = await verbs[act](db, workspaceId, ids, now);
  return { done, left: ids.length - done, next: null };
}

/**
 * Acts on a portion of the runs that a reader looks at, as far as the act is for them, newest first. The caller has checked
 * that the automation is of the workspace, asks for the next portion, and wakes the engine.
 */
export async function actOnLookedAt(
  db: Db,
  workspaceId: string,
  act: RunAct,
  { automationId, search }: { automationId: string; search: RunSearch },
  after: string | undefined,
  now: Date,
  portion = 500,
): Promise<ManyDone> {
  const fitting = runActs[act].filter((status) => search.statuses?.includes(status) ?? true);
  const page = { limit: portion, cursor: after };
  const { data, nextCursor } = await listLookedAt(db, automationId, { ...search, statuses: fitting }, page);
  const waiting = data.filter(({ redoAt }) => redoAt === null).map(({ id }) => id);
  return { ...(await actOnRuns(db, workspaceId, act, waiting, now)), next: nextCursor };
}
