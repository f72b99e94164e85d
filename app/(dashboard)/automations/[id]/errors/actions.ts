"use server";
import { z } from "zod";
import { action } from "@/app/action";
import { wakeMarkedRuns } from "@/inngest/wake";
import { replayCause } from "@/lib/run/causes";

const moment = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .optional();

/** Decides again what failed for one cause. @returns how many runs */
export const replayGroup = action({
  role: "admin",
  input: z.object({
    ...{ automationId: z.string(), code: z.string(), field: z.string() },
    ...{ since: moment, until: moment },
  }),
  run: async ({ db, workspace, now }, { automationId, ...cause }) => {
    const count = await replayCause(db, workspace.id, automationId, cause, now);
    if (count > 0) await wakeMarkedRuns();
    return count;
  },
});
