import { wakeNotices } from "@/inngest/wake";
import { automationOperations } from "@/lib/api/automation/operations";
import { createAlert } from "@/lib/automation/alert/mutations";
import { createAutomation } from "@/lib/automation/mutations";
import { createOutgoing } from "@/lib/automation/outgoing/mutations";
import { listAutomations } from "@/lib/automation/queries";
import { handle, route } from "../handler";
import { detailOf, detailsOf } from "./detail";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(automationOperations.list, async (call) => {
    const { data, nextCursor } = await listAutomations(call.db, call.workspaceId, call.query);
    return { data: await detailsOf(call, data), nextCursor };
  }),
  POST: handle(automationOperations.create, async (call) => {
    const { db, workspaceId, body, now, caller } = call;
    const made =
      body.type === "outgoing_webhook"
        ? await createOutgoing(db, workspaceId, body, now, caller.userId)
        : body.type === "alert"
          ? await createAlert(db, workspaceId, body, now, caller.userId)
          : await createAutomation(db, workspaceId, body, now, caller.userId);
    if (body.errorNotifications.recipients?.length) await wakeNotices();
    const { automation, ...shownOnce } = made;
    return { ...(await detailOf(call, automation)), ...shownOnce } as never;
  }),
});
