import { answerMember } from "@/app/answer-member";
import { csvFile, dialectOf } from "@/app/api/v1/csv";
import { single } from "@/app/single";
import { database } from "@/db";
import { eachRow } from "@/lib/csv/stream";
import { suppressionsAsCsv } from "@/lib/suppression/csv";
import { listSuppressions } from "@/lib/suppression/queries";
import { readSuppressionsQuery } from "../query";

/** The suppressed addresses that the list shows, on all of its pages, as a CSV file. */
export async function GET(request: Request) {
  return await answerMember(async ({ workspace }) => {
    const query = single(Object.fromEntries(new URL(request.url).searchParams));
    const { filter } = readSuppressionsQuery(query);
    const all = eachRow((page) => listSuppressions(database(), workspace.id, page, filter));
    return csvFile(suppressionsAsCsv(all, dialectOf(query.excel === "1", request.headers)), "suppressions");
  });
}
