"use server";
import { z } from "zod";
import { action } from "@/app/action";
import { wake, wakeMarkedRuns, wakePosts } from "@/inngest/wake";
import { getAutomation } from "@/lib/automation/queries";
import { cancelRun, sendNow as sendRunNow } from "@/lib/invitation/cancel";
import { actOnLookedAt, actOnRuns } from "@/lib/invitation/many";
import { type RunAct, runActNames } from "@/lib/run/acts";
import { replayRun, replayRuns } from "@/lib/run/replay";
import { readRunsQuery } from "../automations/[id]/runs/query";

const moment = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .optional();

const one = z.object({ id: z.string() });

/** Decides a failed or rejected run again. @returns 1, or 0 where there is nothing to do */
export const replay = action({
  role: "admin",
  input: one,
  run: async ({ db, workspace, now }, { id }) => {
    const count = await replayRun(db, workspace.id, id, now);
    if (count > 0) await wakeMarkedRuns();
    return count;
  },
});

/** Decides many failed or rejected runs of an automation again. @returns how many */
export const replayMany = action({
  role: "admin",
  input: z.object({
    automationId: z.string(),
    status: z.enum(["failed", "rejected"]).optional(),
    since: moment,
    until: moment,
  }),
  run: async ({ db, workspace, now }, { automationId, ...filter }) => {
    const count = await replayRuns(db, workspace.id, automationId, filter, now);
    if (count > 0) await wakeMarkedRuns();
    return count;
  },
});

export const cancel = action({
  role: "admin",
  input: one,
  run: async ({ db, workspace, now }, { id }) => {
    await cancelRun(db, workspace.id, id, now);
  },
});

export const sendNow = action({
  role: "admin",
  input: one,
  run: async ({ db, workspace, now }, { id }) => {
    await sendRunNow(db, workspace.id, id, now);
    await wakeFor("sendNow");
  },
});

const act = z.enum(runActNames as [RunAct, ...RunAct[]]);

/** Acts on the runs that were chosen of a list. @returns how many it was done to, and how many not */
export const actOnChosen = action({
  role: "admin",
  input: z.object({ act, ids: z.array(z.string()).max(200) }),
  run: async ({ db, workspace, now }, input) => {
    const result = await actOnRuns(db, workspace.id, input.act, input.ids, now);
    if (result.done > 0) await wakeFor(input.act);
    return result;
  },
});

/** Acts on a portion of all runs that a list shows which were there at `seen`. @returns how it went, and where the next portion begins */
export const actOnAll = action({
  role: "admin",
  input: z.object({
    ...{ act, automationId: z.string(), after: z.string().nullable() },
    ...{ filters: z.record(z.string(), z.string().optional()), seen: z.iso.datetime() },
  }),
  run: async ({ db, workspace, now }, { automationId, after, filters, ...input }) => {
    await getAutomation(db, workspace.id, automationId);
    const seen = new Date(input.seen);
    const { search } = readRunsQuery(filters, workspace.timeZone, seen);
    const until = search.until && search.until < seen ? search.until : seen;
    const looked = { automationId, search: { ...search, until } };
    const result = await actOnLookedAt(db, workspace.id, input.act, looked, after ?? undefined, now);
    if (result.done > 0) await wakeFor(input.act);
    return result;
  },
});

async function wakeFor(done: RunAct): Promise<void> {
  if (done === "replay") await wakeMarkedRuns();
  if (done === "sendNow") await Promise.all([wake(), wakePosts()]);
}
