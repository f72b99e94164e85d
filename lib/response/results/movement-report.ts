import type { Db } from "@/db";
import type { Survey } from "../../survey/queries";
import { listSurveyUsers } from "../../survey/use";
import { scaleOf } from "../answers";
import type { ResponseFilter } from "../queries";
import { changesBetween, estimateIn } from "./changes";
import { leadingOf, type Side, scoreBySide, scoreByWeek, sidesOf } from "./movement";
import type { Results } from "./results";

/** How a side stands in an address: `language`, `automation`, or `variable.NAME`. */
export function sideKey({ by, name }: Side): string {
  return by === "variable" ? `variable.${name}` : by;
}

export type MovementReport = NonNullable<Awaited<ReturnType<typeof reportMovement>>>;

/** What a results page tells of movement: week by week, side by side, and what changed. Null without a scale. */
export async function reportMovement(
  db: Db,
  survey: Survey,
  filter: ResponseFilter,
  about: { timeZone: string; now: Date; by: unknown },
) {
  const question = leadingOf(survey.questions);
  if (!question) return null;
  const users = await listSurveyUsers(db, survey.workspaceId, survey.id);
  const sides = sidesOf(survey, users.length);
  const side = sides.find((each) => sideKey(each) === about.by) ?? sides[0];
  const ids = users.map(({ id }) => id);
  const [points, groups] = await Promise.all([
    scoreByWeek(db, survey, question, filter, about.timeZone, about.now),
    side ? scoreBySide(db, survey, question, side, filter, about.timeZone, ids) : null,
  ]);
  const names = new Map(users.map(({ id, name }) => [id, name]));
  const { low, high } = question.type === "nps" ? { low: -100, high: 100 } : scaleOf(question);
  return {
    ...{ question, points, side, sides, groups, names, scale: { low, high } },
    compare: (results: Results, before: Results | null) => ({
      estimate: estimateIn(results.questions, question.key),
      before: before && estimateIn(before.questions, question.key),
      changes: before ? changesBetween(results.questions, before.questions) : null,
    }),
  };
}
