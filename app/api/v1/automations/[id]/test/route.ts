import { automationActions } from "@/lib/api/automation/actions";
import { testOutgoing } from "@/lib/automation/outgoing/test";
import { getAutomation } from "@/lib/automation/queries";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { mailer } from "@/lib/mail/mailer";
import { testAlert } from "@/lib/worker/test-alert";
import { handle, route } from "../../../handler";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handle(automationActions.test, async ({ db, workspaceId, params, body, now, appUrl }) => {
    const automation = await getAutomation(db, workspaceId, params.id);
    if (automation.type === "alert") {
      const { MAIL_FROM: from, RETRY_SCALE: retryScale } = env();
      const deps = { db, mailer: mailer(), clock: systemClock, appUrl, from, retryScale };
      const channels = await testAlert(deps, automation);
      const [first] = channels;
      const told = channels.map(({ kind, ok, status, error }) => ({ kind, ok, status, error }));
      const { status = null, ms = 0, answer = null, error = null } = first ?? {};
      return { status, ms, answer, error, channels: told };
    }
    const { attempt } = await testOutgoing(db, workspaceId, params.id, body.url, now);
    return attempt.status === null
      ? { status: null, ms: attempt.ms, answer: null, error: attempt.error }
      : { status: attempt.status, ms: attempt.ms, answer: attempt.answer, error: null };
  }),
});
