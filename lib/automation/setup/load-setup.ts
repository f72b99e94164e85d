import { eq } from "drizzle-orm";
import type { Tx } from "@/db";
import { type Mapping, type SendingWindow, type Variable, workspaces } from "@/db/schema";
import { findSurvey, type Survey } from "@/lib/survey/queries";
import type { JudgeContext } from "../decide/judge";
import { type Automation, getAutomation } from "../queries";
import { suggestMapping } from "./field-list";

/** An automation with what its set-up is judged by. */
export type SetupContext = {
  automation: Automation;
  survey: Survey | null;
  timeZone: string;
  sendingWindow: SendingWindow | null;
};

/** Loads an automation with its survey and what its workspace says of times. @throws AppError not_found */
export async function loadSetup(db: Tx, workspaceId: string, id: string): Promise<SetupContext> {
  const automation = await getAutomation(db, workspaceId, id);
  const survey = automation.surveyId
    ? ((await findSurvey(db, workspaceId, automation.surveyId)) ?? null)
    : null;
  const [workspace] = await db
    .select({ timeZone: workspaces.timeZone, sendingWindow: workspaces.sendingWindow })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId));
  return {
    automation,
    survey,
    timeZone: workspace?.timeZone ?? "UTC",
    sendingWindow: workspace?.sendingWindow ?? null,
  };
}

/** What a body is judged by, beside its fields. */
export type FitContext = JudgeContext & { mapping: Mapping; variables: readonly Variable[] };

/** What values are judged by: for a draft, same names count as mapped until somebody decides. */
export function fitContextOf({ automation, survey, timeZone }: SetupContext): FitContext {
  const variables = survey?.variables ?? [];
  const { status, fields, mapping } = automation;
  return {
    mapping: status === "draft" ? suggestMapping(fields, mapping, variables) : mapping,
    variables,
    languages: survey?.languages ?? [],
    timeZone,
  };
}
