import { runOperations } from "@/lib/api/runs";
import { cancelRun } from "@/lib/invitation/cancel";
import { handle, route } from "../../../handler";
import { runNow } from "../../detail";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handle(runOperations.cancel, async ({ db, workspaceId, params, now }) => {
    await cancelRun(db, workspaceId, params.id, now);
    return runNow(db, workspaceId, params.id);
  }),
});
