import { answerMember } from "@/app/answer-member";
import { csvFile, dialectOf } from "@/app/api/v1/csv";
import { database } from "@/db";
import { eachRow } from "@/lib/csv/stream";
import { respondentsAsCsv } from "@/lib/respondent/csv";
import { listRespondents } from "@/lib/respondent/queries";

/** The respondents of all surveys that the list shows, on all of its pages, as a CSV file. */
export async function GET(request: Request) {
  return await answerMember(async ({ workspace }) => {
    const query = new URL(request.url).searchParams;
    const search = query.get("q")?.trim() || undefined;
    const all = eachRow((page) => listRespondents(database(), workspace.id, null, page, search));
    const dialect = dialectOf(query.get("excel") === "1", request.headers);
    return csvFile(respondentsAsCsv(null, all, dialect), "respondents");
  });
}
