import type { Db } from "@/db";
import { AppError } from "@/lib/errors";
import { invalidRequest } from "@/lib/input/field-errors";
import { hostOf, targetFaultOf } from "@/lib/outgoing/target";
import { postExample } from "@/lib/outgoing/test-post";
import { findSurvey } from "@/lib/survey/queries";
import { getAutomation } from "../queries";
import { refuseUnlessOutgoing } from "./mutations";

/**
 * Posts an outgoing webhook's marked example, to its own URL or to one that is not saved yet.
 * @throws AppError not_found; conflict where there is nothing to post, or nowhere; invalid_request
 */
export async function testOutgoing(
  db: Db,
  workspaceId: string,
  id: string,
  url: string | undefined,
  now: Date,
): Promise<Awaited<ReturnType<typeof postExample>>> {
  const automation = await getAutomation(db, workspaceId, id);
  refuseUnlessOutgoing(automation);
  const survey = automation.surveyId && (await findSurvey(db, workspaceId, automation.surveyId));
  if (!survey)
    throw new AppError("conflict", "The automation has no survey to post about.", { reason: "no_survey" });
  const fault = url === undefined ? null : await targetFaultOf(url);
  if (fault) throw invalidRequest([{ field: "url", ...fault }]);
  const nothingChosen = {
    events: ["response.completed" as const],
    include: null,
    values: "codes" as const,
    headers: {},
  };
  const outgoing =
    url === undefined
      ? automation.outgoing
      : { ...(automation.outgoing ?? nothingChosen), url, host: hostOf(url) };
  if (!outgoing?.url) throw new AppError("conflict", "There is no URL to post to yet.", { reason: "no_url" });
  return await postExample({ ...automation, outgoing }, survey, now);
}
