import { wakeNotices } from "@/inngest/wake";
import { automationOperations } from "@/lib/api/automation/operations";
import { changeAutomation } from "@/lib/automation/change";
import { deleteAutomation } from "@/lib/automation/mutations";
import { getAutomation } from "@/lib/automation/queries";
import { handle, route } from "../../handler";
import { detailOf } from "../detail";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(automationOperations.get, async (call) =>
    detailOf(call, await getAutomation(call.db, call.workspaceId, call.params.id)),
  ),
  PATCH: handle(automationOperations.update, async (call) => {
    const { db, workspaceId, params, body, now, caller } = call;
    const automation = await changeAutomation(db, workspaceId, params.id, body, now, caller.userId);
    if (body.errorNotifications?.recipients) await wakeNotices();
    return detailOf(call, automation);
  }),
  DELETE: handle(automationOperations.remove, async ({ db, workspaceId, params }) =>
    deleteAutomation(db, workspaceId, params.id),
  ),
});
