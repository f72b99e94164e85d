import { automationActions } from "@/lib/api/automation-actions";
import { testOutgoing } from "@/lib/automation/outgoing/test";
import { handle, route } from "../../../handler";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handle(automationActions.test, async ({ db, workspaceId, params, body, now }) => {
    const { attempt } = await testOutgoing(db, workspaceId, params.id, body.url, now);
    return attempt.status === null
      ? { status: null, ms: attempt.ms, answer: null, error: attempt.error }
      : { status: attempt.status, ms: attempt.ms, answer: attempt.answer, error: null };
  }),
});
