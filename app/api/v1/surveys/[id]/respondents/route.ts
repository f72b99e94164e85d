import { shapePage } from "@/lib/api/list";
import { respondentOperations, shapeRespondent } from "@/lib/api/respondents";
import { eachRow } from "@/lib/csv/stream";
import { respondentsAsCsv } from "@/lib/respondent/csv";
import { listRespondents } from "@/lib/respondent/queries";
import { getSurvey } from "@/lib/survey/queries";
import { csvFile, dialectOf } from "../../../csv";
import { handle, route } from "../../../handler";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(respondentOperations.list, async ({ db, workspaceId, params, query, headers }) => {
    const survey = await getSurvey(db, workspaceId, params.id);
    const { format, excel, search, ...asked } = query;
    if (format === "csv" || excel) {
      const all = eachRow((page) => listRespondents(db, workspaceId, params.id, page, search));
      return csvFile(respondentsAsCsv(survey, all, dialectOf(excel, headers)), `respondents-${survey.id}`);
    }
    return shapePage(await listRespondents(db, workspaceId, params.id, asked, search), shapeRespondent);
  }),
});
