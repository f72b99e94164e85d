import { wake, wakePosts } from "@/inngest/wake";
import { runOperations } from "@/lib/api/runs";
import { sendNow } from "@/lib/invitation/cancel";
import { handle, route } from "../../../handler";
import { runNow } from "../../detail";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handle(runOperations.sendNow, async ({ db, workspaceId, params, now }) => {
    await sendNow(db, workspaceId, params.id, now);
    await Promise.all([wake(), wakePosts()]);
    return runNow(db, workspaceId, params.id);
  }),
});
