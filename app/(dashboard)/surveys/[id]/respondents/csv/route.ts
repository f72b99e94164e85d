import { answerMember } from "@/app/answer-member";
import { csvFile, dialectOf } from "@/app/api/v1/csv";
import { database } from "@/db";
import { eachRow } from "@/lib/csv/stream";
import { respondentsAsCsv } from "@/lib/respondent/csv";
import { listRespondents } from "@/lib/respondent/queries";
import { getSurvey } from "@/lib/survey/queries";

/** The respondents of a survey that the list shows, on all of its pages, as a CSV file. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  return await answerMember(async ({ workspace }) => {
    const db = database();
    const survey = await getSurvey(db, workspace.id, (await params).id);
    const query = new URL(request.url).searchParams;
    const search = query.get("q")?.trim() || undefined;
    const all = eachRow((page) => listRespondents(db, workspace.id, survey.id, page, search));
    const dialect = dialectOf(query.get("excel") === "1", request.headers);
    return csvFile(respondentsAsCsv(survey, all, dialect), `respondents-${survey.id}`);
  });
}
