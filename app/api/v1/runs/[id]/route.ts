import { runOperations } from "@/lib/api/runs";
import { handle, route } from "../../handler";
import { runNow } from "../detail";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(runOperations.get, async ({ db, workspaceId, params }) => runNow(db, workspaceId, params.id)),
});
