import type { Db } from "@/db";
import { matchLanguage } from "@/lib/text/language";
import { findVisitor } from "../respondent/queries";
import { fail, ok, type Result } from "../result";
import { type AnswerFault, checkAnswers } from "./answers";
import { type StoredResponse, storeResponse } from "./store";

/** Why a survey page's answers were not taken. */
export type SubmitRefusal =
  | { code: "unknown" | "draft" | "closed" | "used" | "external" }
  | { code: "invalid"; faults: AnswerFault[] };

/**
 * Takes a respondent's answers of a hosted survey: once, while the survey is open.
 * @param token of the personal link
 * @param given by question key, as a form or JSON gives them
 * @param language that the page was shown in; the respondent's if left out
 */
export async function submitResponse(
  db: Db,
  token: string,
  given: ReadonlyMap<string, unknown>,
  now: Date,
  language?: string,
): Promise<Result<StoredResponse, SubmitRefusal>> {
  return await db.transaction(async (tx) => {
    const visitor = await findVisitor(tx, token);
    if (!visitor) return fail({ code: "unknown" });
    const { respondent, survey } = visitor;
    if (respondent.answeredAt) return fail({ code: "used" });
    if (survey.status !== "open") return fail({ code: survey.status });
    if (survey.kind === "external") return fail({ code: "external" });
    const spoken = matchLanguage(language ?? respondent.language, survey.languages) ?? respondent.language;
    const answers = checkAnswers(survey.questions, given, spoken);
    if (!answers.ok) return fail({ code: "invalid", faults: answers.error });
    const response = await storeResponse(tx, respondent, answers.value, {
      language: spoken,
      completedAt: now,
      now,
    });
    return response ? ok(response) : fail({ code: "used" });
  });
}
