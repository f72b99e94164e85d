import { shapePage } from "@/lib/api/list";
import { messageOperations, shapeMessage } from "@/lib/api/messages";
import { createMessage } from "@/lib/message/mutations";
import { listMessages } from "@/lib/message/queries";
import { handle, route } from "../handler";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(messageOperations.list, async ({ db, workspaceId, query }) =>
    shapePage(await listMessages(db, workspaceId, query), shapeMessage),
  ),
  POST: handle(messageOperations.create, async ({ db, workspaceId, body, now, caller }) =>
    shapeMessage(await createMessage(db, workspaceId, body, now, caller.userId)),
  ),
});
