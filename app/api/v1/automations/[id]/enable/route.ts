import { wake, wakeMarkedRuns } from "@/inngest/wake";
import { automationActions } from "@/lib/api/automation-actions";
import { enableAutomation } from "@/lib/automation/status";
import { discardHeld, releaseHeld } from "@/lib/delivery/hold";
import { handle, route } from "../../../handler";
import { detailOf } from "../../detail";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handle(automationActions.enable, async (call) => {
    const { db, workspaceId, params, body, now, caller } = call;
    const automation = await enableAutomation(db, workspaceId, params.id, now, caller.userId);
    const released = body.held === "release" ? await releaseHeld(db, workspaceId, params.id, now) : 0;
    const discarded = body.held === "discard" ? await discardHeld(db, workspaceId, params.id, now) : 0;
    if (released > 0) await Promise.all([wake(), wakeMarkedRuns()]);
    return { ...(await detailOf(call, automation)), released, discarded };
  }),
});
