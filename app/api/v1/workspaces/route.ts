import { workspaceOperations } from "@/lib/api/workspaces";
import { createWorkspace } from "@/lib/workspace/create";
import { handle, route } from "../handler";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handle(workspaceOperations.create, async ({ db, caller, body, now }) => ({
    name: body.name,
    ...(await createWorkspace(db, { name: body.name, ownerId: caller.userId }, now)),
  })),
});
