import { automationActions } from "@/lib/api/automation/actions";
import { rotateKey } from "@/lib/automation/keys";
import { handle, route } from "../../../handler";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handle(automationActions.addKey, async ({ db, workspaceId, params, body, now }) => {
    const { apiKey, olderKeysExpireAt } = await rotateKey(db, workspaceId, params.id, body.overlap, now);
    return { apiKey, olderKeysExpireAt: olderKeysExpireAt.toISOString() };
  }),
});
