import { shapeWorkspace, workspaceOperations } from "@/lib/api/workspaces";
import { getWorkspace, updateWorkspace } from "@/lib/workspace/settings";
import { handle, route } from "../handler";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(workspaceOperations.get, async ({ db, workspaceId }) =>
    shapeWorkspace(await getWorkspace(db, workspaceId)),
  ),
  PATCH: handle(workspaceOperations.update, async ({ db, workspaceId, body, now }) => {
    await updateWorkspace(db, workspaceId, body, now);
    return shapeWorkspace(await getWorkspace(db, workspaceId));
  }),
});
