import { automationActions } from "@/lib/api/automation-actions";
import { disableAutomation } from "@/lib/automation/status";
import { handle, route } from "../../../handler";
import { detailOf } from "../../detail";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handle(automationActions.disable, async (call) =>
    detailOf(call, await disableAutomation(call.db, call.workspaceId, call.params.id, "manual", call.now)),
  ),
});
