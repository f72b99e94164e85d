import type { Db } from "@/db";
import type { Dialect } from "@/lib/csv/dialect";
import { responsesAsCsv } from "@/lib/response/csv";
import { answerKeysOf, eachResponse, type ResponseFilter } from "@/lib/response/queries";
import type { Survey } from "@/lib/survey/queries";
import { csvFile } from "../../../csv";

/** Every response of a survey as a CSV file to save. @param labels as `responsesAsCsv` takes it */
export async function csvOf(
  db: Db,
  survey: Survey,
  filter: ResponseFilter,
  dialect: Dialect,
  labels?: string,
): Promise<Response> {
  const keys = survey.kind === "external" ? await answerKeysOf(db, survey.workspaceId, survey.id) : undefined;
  const responses = eachResponse(db, survey.workspaceId, survey.id, filter);
  const withStatus = filter.status === "partial" || filter.status === "all";
  return csvFile(
    responsesAsCsv(survey, responses, { answerKeys: keys, dialect, withStatus, labels }),
    `responses-${survey.id}`,
  );
}
