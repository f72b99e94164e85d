import { eq } from "drizzle-orm";
import { workspaces } from "@/db/schema";
import { answerMessage } from "../alert/compose";
import type { Automation } from "../automation/queries";
import { AppError } from "../errors";
import { newId } from "../ids";
import { exampleAnswers } from "../outgoing/example";
import { findSurvey } from "../survey/queries";
import { type AlertDeps, sendMessage } from "./send-alert";

/** How a channel took a test. */
export type ToldTest = {
  kind: "email" | "slack" | "teams";
  ok: boolean;
  status: number | null;
  ms: number;
  answer: string | null;
  error: string | null;
};

/**
 * Tells each channel of an alert a made-up answer, marked as a test. Counts nowhere.
 * @throws AppError conflict where there is no survey or nobody to tell
 */
export async function testAlert(deps: AlertDeps, automation: Automation): Promise<ToldTest[]> {
  const { db, appUrl, clock } = deps;
  const { workspaceId, surveyId, alert, name } = automation;
  const survey = surveyId && (await findSurvey(db, workspaceId, surveyId));
  if (!survey) throw new AppError("conflict", "The alert has no survey to tell of.", { reason: "no_survey" });
  const channels = (alert?.channels ?? []).filter((channel) => channel.kind !== "email" || !channel.stopped);
  if (channels.length === 0)
    throw new AppError("conflict", "The alert tells nobody yet.", { reason: "no_channel" });
  const { id, name: called, timeZone } = workspaces;
  const [workspace] = await db
    .select({ id, name: called, timeZone })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId));
  const respondent = {
    ...{ id: "rsp_example", email: "elin@example.com", firstName: "Elin", lastName: "Ek" },
    variables: Object.fromEntries(survey.variables.map((variable) => [variable.name, "…"])),
  };
  const about = {
    survey,
    respondent,
    answers: exampleAnswers(survey.questions),
    automation: name,
    test: true,
  };
  return await Promise.all(
    channels.map(async (channel): Promise<ToldTest> => {
      const began = clock().getTime();
      const item = {
        automation,
        workspace: workspace!,
        post: { id: newId("mail"), event: "response.completed" },
      };
      const outcome = await sendMessage(deps, item, channel, answerMessage(about, channel.locale, appUrl));
      const ms = clock().getTime() - began;
      if (outcome.status === "sent") {
        const status = channel.kind === "email" ? null : 200;
        return { kind: channel.kind, ok: true, status, ms, answer: null, error: null };
      }
      const { status = null, answer = null } = outcome.details;
      return {
        kind: channel.kind,
        ok: false,
        status,
        ms,
        answer,
        error: outcome.details.error ?? outcome.code,
      };
    }),
  );
}
