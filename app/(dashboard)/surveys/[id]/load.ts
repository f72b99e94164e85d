import { found } from "@/app/found";
import { requireMember } from "@/app/session";
import { database } from "@/db";
import type { Member } from "@/lib/auth/sessions";
import { isAtLeast } from "@/lib/auth/token";
import { getSurvey, type Survey } from "@/lib/survey/queries";

export type SurveyParams = { params: Promise<{ id: string }> };

/** What each page of a survey begins with: the survey, who looks, and whether they may change it. */
export async function loadSurvey({
  params,
}: SurveyParams): Promise<{ survey: Survey; workspace: Member["workspace"]; mayAct: boolean }> {
  const { workspace, role } = await requireMember();
  const survey = await found(getSurvey(database(), workspace.id, (await params).id));
  return { survey, workspace, mayAct: isAtLeast(role, "admin") };
}
