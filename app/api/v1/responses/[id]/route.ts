import { responseOperations, shapeListedResponse } from "@/lib/api/responses";
import { setFollowUp } from "@/lib/response/follow-up";
import { getResponse } from "@/lib/response/queries";
import { handle, route } from "../../handler";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(responseOperations.get, async ({ db, workspaceId, params }) =>
    shapeListedResponse(await getResponse(db, workspaceId, params.id)),
  ),
  PATCH: handle(responseOperations.followUp, async ({ db, workspaceId, params, body, now, caller }) =>
    shapeListedResponse(await setFollowUp(db, workspaceId, params.id, body, caller.userId, now)),
  ),
});
