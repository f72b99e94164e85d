import { shapePage } from "@/lib/api/list";
import { shapeSuppression, suppressionOperations } from "@/lib/api/suppressions";
import { suppress } from "@/lib/suppression/mutations";
import { listSuppressions } from "@/lib/suppression/queries";
import { getSurvey } from "@/lib/survey/queries";
import { handle, route } from "../handler";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(suppressionOperations.list, async ({ db, workspaceId, query }) => {
    const { limit, cursor, email, reason, surveyId } = query;
    const filter = {
      ...(email ? { email } : {}),
      ...(reason ? { reason } : {}),
      ...(surveyId ? { surveyId } : {}),
    };
    return shapePage(await listSuppressions(db, workspaceId, { limit, cursor }, filter), shapeSuppression);
  }),
  POST: handle(suppressionOperations.create, async ({ db, workspaceId, body, now }) => {
    const { email, reason, note, surveyId } = body;
    if (surveyId !== null) await getSurvey(db, workspaceId, surveyId);
    return shapeSuppression(await suppress(db, workspaceId, email, reason, { surveyId, note }, now));
  }),
});
