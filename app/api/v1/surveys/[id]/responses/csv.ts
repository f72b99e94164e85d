import type { Db } from "@/db";
import type { Dialect } from "@/lib/csv/dialect";
import { responsesAsCsv } from "@/lib/response/csv";
import { answerKeysOf, eachResponse, type ResponseFilter } from "@/lib/response/queries";
import type { Survey } from "@/lib/survey/queries";
import { csvFile } from "../../../csv";

/** Every response of a survey as a CSV file to save. */
export async function csvOf(
  db: Db,
  survey: Survey,
  filter: ResponseFilter,
  dialect: Dialect,
): Promise<Response> {
  const keys = survey.kind === "external" ? await answerKeysOf(db, survey.workspaceId, survey.id) : undefined;
  const responses = eachResponse(db, survey.workspaceId, survey.id, filter);
  const withStatus = filter.status === "partial" || filter.status === "all";
  return csvFile(responsesAsCsv(survey, responses, keys, dialect, withStatus), `responses-${survey.id}`);
}
