import { automationActions } from "@/lib/api/automation/actions";
import { renewSigningSecret } from "@/lib/automation/outgoing/mutations";
import { handle, route } from "../../../handler";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handle(automationActions.renewSecret, async ({ db, workspaceId, params, body, now }) => {
    const renewed = await renewSigningSecret(db, workspaceId, params.id, body.overlap, now);
    const { signingSecret, formerEnds } = renewed;
    return { signingSecret, formerSecretExpiresAt: formerEnds.toISOString() };
  }),
});
