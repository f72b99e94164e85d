import { automationActions } from "@/lib/api/automation/actions";
import { disableAutomation } from "@/lib/automation/status";
import { handle, route } from "../../../handler";
import { detailOf } from "../../detail";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handle(automationActions.disable, async (call) => {
    const { db, workspaceId, params, now, caller } = call;
    return detailOf(call, await disableAutomation(db, workspaceId, params.id, "manual", now, caller.userId));
  }),
});
