import { messageOperations, shapeMessage } from "@/lib/api/messages";
import { deleteMessage, updateMessage } from "@/lib/message/mutations";
import { getMessage } from "@/lib/message/queries";
import { handle, route } from "../../handler";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(messageOperations.get, async ({ db, workspaceId, params }) =>
    shapeMessage(await getMessage(db, workspaceId, params.id)),
  ),
  PATCH: handle(messageOperations.update, async ({ db, workspaceId, params, body, now, caller }) =>
    shapeMessage(await updateMessage(db, workspaceId, params.id, body, now, caller.userId)),
  ),
  DELETE: handle(messageOperations.remove, async ({ db, workspaceId, params }) =>
    deleteMessage(db, workspaceId, params.id),
  ),
});
