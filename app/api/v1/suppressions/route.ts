import { shapePage } from "@/lib/api/list";
import { shapeSuppression, suppressionOperations } from "@/lib/api/suppressions";
import { eachRow } from "@/lib/csv/stream";
import { suppressionsAsCsv } from "@/lib/suppression/csv";
import { suppress } from "@/lib/suppression/mutations";
import { listSuppressions } from "@/lib/suppression/queries";
import { getSurvey } from "@/lib/survey/queries";
import { csvFile, dialectOf } from "../csv";
import { handle, route } from "../handler";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handle(suppressionOperations.list, async ({ db, workspaceId, query, headers }) => {
    const { limit, cursor, format, excel, email, reason, surveyId } = query;
    const filter = {
      ...(email ? { email } : {}),
      ...(reason ? { reason } : {}),
      ...(surveyId ? { surveyId } : {}),
    };
    if (format === "csv" || excel) {
      const all = eachRow((page) => listSuppressions(db, workspaceId, page, filter));
      return csvFile(suppressionsAsCsv(all, dialectOf(excel, headers)), "suppressions");
    }
    return shapePage(await listSuppressions(db, workspaceId, { limit, cursor }, filter), shapeSuppression);
  }),
  POST: handle(suppressionOperations.create, async ({ db, workspaceId, body, now }) => {
    const { email, reason, note, surveyId } = body;
    if (surveyId !== null) await getSurvey(db, workspaceId, surveyId);
    return shapeSuppression(await suppress(db, workspaceId, email, reason, { surveyId, note }, now));
  }),
});
