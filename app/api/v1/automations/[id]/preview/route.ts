import { automationOperations } from "@/lib/api/automations";
import { getAutomation } from "@/lib/automation/queries";
import { previewAutomation } from "@/lib/delivery/preview";
import { handle, route } from "../../../handler";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handle(automationOperations.preview, async ({ db, workspaceId, params, body, now }) =>
    previewAutomation(db, await getAutomation(db, workspaceId, params.id), body, now),
  ),
});
