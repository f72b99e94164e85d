import { wake, wakeMarkedRuns } from "@/inngest/wake";
import { automationActions } from "@/lib/api/automation/actions";
import { enableWithHeld } from "@/lib/delivery/enable";
import { handle, route } from "../../../handler";
import { detailOf } from "../../detail";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handle(automationActions.enable, async (call) => {
    const { db, workspaceId, params, body, now, caller } = call;
    const { automation, ...held } = await enableWithHeld(
      db,
      workspaceId,
      params.id,
      body.held,
      now,
      caller.userId,
    );
    if (held.released > 0) await Promise.all([wake(), wakeMarkedRuns()]);
    return { ...(await detailOf(call, automation)), ...held };
  }),
});
