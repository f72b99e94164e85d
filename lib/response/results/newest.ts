import type { Tx } from "@/db";
import { ever, sumsOf } from "../../tally/read";

/** So many people or responses, the newest, are looked at where nothing was counted ahead. */
export const newestOnly = 20_000;

/** How many people or responses a survey has. */
export async function countOf(db: Tx, surveyId: string, what: "respondents" | "responses"): Promise<number> {
  return (await sumsOf(db, [surveyId], { periods: ever, what: [what] })).get(surveyId)?.[what] ?? 0;
}
