import { shapePage } from "@/lib/api/list";
import { responseOperations, shapeListedResponse } from "@/lib/api/responses";
import { listResponses } from "@/lib/response/queries";
import { getSurvey } from "@/lib/survey/queries";
import { dialectOf } from "../../../csv";
import { handle, route } from "../../../handler";
import { csvOf } from "./csv";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(responseOperations.list, async ({ db, workspaceId, params, query, headers }) => {
    const survey = await getSurvey(db, workspaceId, params.id);
    const { format, excel, values, status, followUp, language, since, until, ...page } = query;
    const filter = {
      status,
      ...(followUp ? { followUp } : {}),
      ...(language ? { language } : {}),
      ...(since ? { since } : {}),
      ...(until ? { until } : {}),
    };
    const labels = values === "labels" ? (language ?? survey.languages[0]) : undefined;
    if (format === "csv" || excel) return csvOf(db, survey, filter, dialectOf(excel, headers), labels);
    return shapePage(await listResponses(db, workspaceId, survey.id, page, filter), shapeListedResponse);
  }),
});
