import { wakeNotices } from "@/inngest/wake";
import { shapeAutomation } from "@/lib/api/automation-shape";
import { automationOperations } from "@/lib/api/automations";
import { createAutomation } from "@/lib/automation/mutations";
import { detailAutomations, listAutomations } from "@/lib/automation/queries";
import { waitingByAutomation } from "@/lib/invitation/waiting";
import { handle, route } from "../handler";
import { detailOf } from "./detail";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(automationOperations.list, async ({ db, workspaceId, query, now, appUrl }) => {
    const { data, nextCursor } = await listAutomations(db, workspaceId, query);
    const details = await detailAutomations(db, data, now);
    const waiting = await waitingByAutomation(db, { automationIds: data.map(({ id }) => id) }, now);
    const shaped = details.map((detail) =>
      shapeAutomation(detail, appUrl, waiting.get(detail.automation.id)),
    );
    return { data: shaped, nextCursor };
  }),
  POST: handle(automationOperations.create, async (call) => {
    const { db, workspaceId, body, now, caller } = call;
    const { automation, apiKey } = await createAutomation(db, workspaceId, body, now, caller.userId);
    if (body.errorNotifications.recipients?.length) await wakeNotices();
    return { ...(await detailOf(call, automation)), apiKey };
  }),
});
