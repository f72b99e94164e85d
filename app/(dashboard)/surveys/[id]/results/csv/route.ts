import { getLocale } from "next-intl/server";
import { answerMember } from "@/app/answer-member";
import { dialectOf } from "@/app/api/v1/csv";
import { csvOf } from "@/app/api/v1/surveys/[id]/responses/csv";
import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { getSurvey } from "@/lib/survey/queries";
import { readFilter } from "../query";

/** The responses that the results page shows, as a CSV file; `values=labels` in the reader's language. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  return await answerMember(async ({ workspace }) => {
    const db = database();
    const survey = await getSurvey(db, workspace.id, (await params).id);
    const query = Object.fromEntries(new URL(request.url).searchParams);
    const dialect = dialectOf(query.excel === "1", request.headers);
    const { filter } = readFilter(query, survey, workspace.timeZone, systemClock());
    const labels = query.values === "labels" ? await getLocale() : undefined;
    return await csvOf(db, survey, filter, dialect, labels);
  });
}
