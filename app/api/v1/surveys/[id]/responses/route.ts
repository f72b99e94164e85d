import { shapePage } from "@/lib/api/list";
import { responseOperations, shapeListedResponse } from "@/lib/api/responses";
import { listResponses } from "@/lib/response/queries";
import { getSurvey } from "@/lib/survey/queries";
import { handle, route } from "../../../handler";
import { csvOf } from "./csv";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(responseOperations.list, async ({ db, workspaceId, params, query }) => {
    const survey = await getSurvey(db, workspaceId, params.id);
    const { format, language, since, until, ...page } = query;
    const filter = {
      ...(language ? { language } : {}),
      ...(since ? { since } : {}),
      ...(until ? { until } : {}),
    };
    if (format === "csv") return csvOf(db, survey, filter);
    return shapePage(await listResponses(db, workspaceId, survey.id, page, filter), shapeListedResponse);
  }),
});
