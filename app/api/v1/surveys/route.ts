import { shapePage } from "@/lib/api/list";
import { shapeSurvey, surveyOperations } from "@/lib/api/surveys";
import { createSurvey } from "@/lib/survey/mutations";
import { listSurveys } from "@/lib/survey/queries";
import { handle, route } from "../handler";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(surveyOperations.list, async ({ db, workspaceId, query }) =>
    shapePage(await listSurveys(db, workspaceId, query), shapeSurvey),
  ),
  POST: handle(surveyOperations.create, async ({ db, workspaceId, body, now, caller }) =>
    shapeSurvey(await createSurvey(db, workspaceId, body, now, caller.userId)),
  ),
});
