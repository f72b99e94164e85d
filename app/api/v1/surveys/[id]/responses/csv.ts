import { Readable } from "node:stream";
import type { Db } from "@/db";
import { responsesAsCsv } from "@/lib/response/csv";
import { answerKeysOf, eachResponse, type ResponseFilter } from "@/lib/response/queries";
import type { Survey } from "@/lib/survey/queries";

/** Every response of a survey as a CSV file to save. */
export async function csvOf(db: Db, survey: Survey, filter: ResponseFilter): Promise<Response> {
  const keys = survey.kind === "external" ? await answerKeysOf(db, survey.workspaceId, survey.id) : undefined;
  const csv = responsesAsCsv(survey, eachResponse(db, survey.workspaceId, survey.id, filter), keys);
  return new Response(Readable.toWeb(csv) as ReadableStream, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="responses-${survey.id}.csv"`,
    },
  });
}
