import type { Db } from "@/db";
import type { Filter } from "@/db/schema";
import { evaluateFilter } from "../filter/evaluate";
import type { Survey } from "../survey/queries";
import { answerContext } from "./context";
import { listResponses } from "./queries";
import { otherChoice } from "./read-answer";
import { type QuestionResult, sumUp } from "./results/results";

/** So many answers, the newest, are tried on a condition. */
const looked = 200;

/** How often each value was answered, by its name in conditions: `answers.KEY`, `answers.KEY.ROW` of a matrix. */
export type Standing = Record<string, { answered: number; values: { value: string; count: number }[] }>;

/** What a condition looks at, and whom it would fit: `fit` of the newest `of` answers; `all`: there are no others. */
export type Weighed = { standing: Standing; newest: { of: number; fit: number; all: boolean } };

/**
 * Weighs a condition while it is written: how what it may look at was answered, as counted ahead, and how many of the newest
 * answers it fits.
 * @param timeZone of the workspace, an IANA name
 */
export async function weighCondition(
  db: Db,
  survey: Pick<Survey, "workspaceId" | "id" | "questions" | "variables">,
  showIf: Filter | null,
  timeZone: string,
): Promise<Weighed> {
  const [{ questions }, { data, nextCursor }] = await Promise.all([
    sumUp(db, survey, {}, timeZone),
    listResponses(db, survey.workspaceId, survey.id, { limit: looked }),
  ]);
  const fit = data.filter(({ variables, language, answers }) => {
    const context = answerContext(survey, { variables, language, timeZone }, (key) => answers[key]);
    return evaluateFilter(showIf, context).outcome === "pass";
  });
  return {
    standing: Object.fromEntries(questions.flatMap(standingOf)),
    newest: { of: data.length, fit: fit.length, all: nextCursor === null },
  };
}

/** How often each value that was offered was answered; nothing of what people wrote. */
function standingOf(result: QuestionResult): [string, Standing[string]][] {
  const name = `answers.${result.question.key}`;
  switch (result.type) {
    case "nps":
    case "rating":
    case "csat":
    case "ces":
    case "single":
    case "multiple":
      return [[name, standing(result.answered, result.shares)]];
    case "matrix":
      return result.rows.map(({ value, answered, shares }) => [
        `${name}.${value}`,
        standing(answered, shares),
      ]);
    default:
      return [];
  }
}

/** A value as conditions name it. */
const nameOf = (value: string | number) => (value === otherChoice ? "other" : String(value));

const standing = (
  answered: number,
  shares: readonly { value: string | number; count: number; known: boolean }[],
): Standing[string] => ({
  answered,
  values: shares.flatMap(({ value, count, known }) => (known ? [{ value: nameOf(value), count }] : [])),
});
