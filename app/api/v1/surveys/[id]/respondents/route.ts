import { shapePage } from "@/lib/api/list";
import { respondentOperations, shapeRespondent } from "@/lib/api/respondents";
import { listRespondents } from "@/lib/respondent/queries";
import { getSurvey } from "@/lib/survey/queries";
import { handle, route } from "../../../handler";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(respondentOperations.list, async ({ db, workspaceId, params, query }) => {
    await getSurvey(db, workspaceId, params.id);
    return shapePage(await listRespondents(db, workspaceId, params.id, query, query.search), shapeRespondent);
  }),
});
