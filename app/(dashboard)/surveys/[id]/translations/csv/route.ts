import { answerMember } from "@/app/answer-member";
import { csvFile, dialectOf } from "@/app/api/v1/csv";
import { database } from "@/db";
import { csvStream } from "@/lib/csv/stream";
import { getSurvey } from "@/lib/survey/queries";
import { textHeading, textRecords } from "@/lib/survey/translations/csv";
import { rowsOfTexts } from "@/lib/survey/translations/rows";
import { rowsOfWords } from "@/lib/survey/translations/word-rows";

/** All texts of a survey as a CSV file: a row a text, a column a language. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  return await answerMember(async ({ workspace }) => {
    const survey = await getSurvey(database(), workspace.id, (await params).id);
    const { languages } = survey;
    const records = textRecords(
      [...rowsOfTexts(survey, languages), ...rowsOfWords(survey.words, languages)],
      languages,
    );
    async function* rows() {
      yield* records;
    }
    const excel = new URL(request.url).searchParams.get("excel") === "1";
    const csv = csvStream(textHeading(languages), rows(), dialectOf(excel, request.headers));
    return csvFile(csv, `texts-${survey.id}`);
  });
}
