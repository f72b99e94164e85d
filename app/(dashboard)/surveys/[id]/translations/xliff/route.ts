import { answerMember } from "@/app/answer-member";
import { database } from "@/db";
import { AppError } from "@/lib/errors";
import { getSurvey } from "@/lib/survey/queries";
import { rowsOfTexts } from "@/lib/survey/translations/rows";
import { rowsOfWords } from "@/lib/survey/translations/word-rows";
import { textXliff } from "@/lib/survey/translations/xliff";

/** All texts of a survey from its first language to the one asked for, as XLIFF 2. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  return await answerMember(async ({ workspace }) => {
    const survey = await getSurvey(database(), workspace.id, (await params).id);
    const { id, languages } = survey;
    const target = new URL(request.url).searchParams.get("lang") ?? "";
    if (!languages.slice(1).includes(target))
      throw new AppError("not_found", "The survey is not translated to this language.");
    return new Response(
      textXliff(
        [...rowsOfTexts(survey, languages), ...rowsOfWords(survey.words, languages)],
        languages,
        target,
      ),
      {
        headers: {
          "content-type": "application/xliff+xml; charset=utf-8",
          "content-disposition": `attachment; filename="texts-${id}-${target}.xlf"`,
          "cache-control": "private, no-store",
        },
      },
    );
  });
}
