"use server";
import { z } from "zod";
import { action } from "@/app/action";
import { wake, wakeMarkedRuns } from "@/inngest/wake";
import { cancelRun, sendNow as sendRunNow } from "@/lib/invitation/cancel";
import { replayRun, replayRuns } from "@/lib/run/replay";

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
    await wake();
  },
});
