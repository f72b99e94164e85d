import { shapeSurvey, surveyOperations } from "@/lib/api/surveys";
import { deleteSurvey, updateSurvey } from "@/lib/survey/mutations";
import { getSurvey } from "@/lib/survey/queries";
import { handle, route } from "../../handler";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(surveyOperations.get, async ({ db, workspaceId, params }) =>
    shapeSurvey(await getSurvey(db, workspaceId, params.id)),
  ),
  PATCH: handle(surveyOperations.update, async ({ db, workspaceId, params, body, now, caller }) => {
    // Each text is sent with all its translations: whoever changes it sends those that belong to it.
    const how = { together: true };
    return shapeSurvey(
      await updateSurvey(db, workspaceId, params.id, body, now, caller.userId, undefined, how),
    );
  }),
  DELETE: handle(surveyOperations.remove, async ({ db, workspaceId, params, now }) =>
    deleteSurvey(db, workspaceId, params.id, now),
  ),
});
