import { automationActions } from "@/lib/api/automation/actions";
import { getAutomation } from "@/lib/automation/queries";
import { previewAutomation } from "@/lib/delivery/trial/preview";
import { handle, route } from "../../../handler";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handle(automationActions.preview, async ({ db, workspaceId, params, body, now }) =>
    previewAutomation(db, await getAutomation(db, workspaceId, params.id), body, now),
  ),
});
