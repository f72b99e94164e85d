import type { Tx } from "@/db";
import { ever, sumsOf } from "../tally/read";

/** How many responses a survey has. */
export async function countResponses(db: Tx, surveyId: string): Promise<number> {
  return (await sumsOf(db, [surveyId], { periods: ever, what: ["responses"] })).get(surveyId)?.responses ?? 0;
}
