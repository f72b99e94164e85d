import { Temporal } from "temporal-polyfill";
import type { Db } from "@/db";
import type { Question } from "@/db/schema";
import type { Survey } from "../../survey/queries";
import { hasScale } from "../../survey/question/type";
import { type AnswerTally, groupName, tallyAnswers } from "../../tally/answers";
import { daysAsPeriods } from "../../tally/read";
import { scaleOf } from "../answers";
import type { ResponseFilter } from "../queries";
import { type Estimate, meanEstimate, npsEstimate, type Steps } from "./interval";
import { groupingVariables, groupOf, periodsOf } from "./sums-ahead";

/** A week's score: how many answered, and where it lies; null of fewer than ten. `key` is its Monday. */
export type ScorePoint = { key: string; n: number; estimate: Estimate | null };

/** What answers are told apart by: languages, automations, or a variable by its name. */
export type Side = { by: "language" | "automation" | "variable"; name: string };

/** A group's score beside that of others; `value` is empty where a variable has none. */
export type GroupScore = { value: string; n: number; estimate: Estimate | null };

type Summed = Pick<Survey, "id" | "questions" | "variables" | "languages">;

/** So many weeks are drawn. */
const weeksShown = 26;

/** The question whose score leads the results: the first with a scale. */
export function leadingOf(questions: readonly Question[]): Question | undefined {
  return questions.find(({ type }) => hasScale(type));
}

/** A question's score with its span, by how often each step was chosen; null of fewer than ten answers. */
export function estimateOf(question: Question, steps: Steps): Estimate | null {
  return question.type === "nps" ? npsEstimate(steps) : meanEstimate(steps, scaleOf(question));
}

/**
 * A question's score by week of the workspace's zone, the last weeks up to a filter's end, oldest first; weeks in which
 * nobody answered are there too, but those before the first answer.
 * @returns null where the filter's people are not counted ahead
 */
export async function scoreByWeek(
  db: Db,
  survey: Summed,
  question: Question,
  filter: ResponseFilter,
  timeZone: string,
  now: Date,
): Promise<ScorePoint[] | null> {
  const group = groupOf(filter, survey.variables);
  if (group === null) return null;
  const end = new Date(filter.until ? Math.min(filter.until.getTime() - 1, now.getTime()) : now);
  const last = mondayOf(dayOf(end, timeZone));
  const first = last.subtract({ weeks: weeksShown - 1 });
  const to = last.add({ days: 6 });
  const periods = daysAsPeriods({ from: first.toString(), to: to.toString() });
  const asked = { periods, groups: [group], keys: [question.key], byPeriod: true };
  const tallies = await tallyAnswers(db, survey.id, asked);
  if (!tallies) return null;
  const weeks = new Map<string, AnswerTally[]>();
  for (const tally of tallies) {
    const key = mondayOf(Temporal.PlainDate.from(tally.period.slice(1))).toString();
    const of = weeks.get(key);
    if (of) of.push(tally);
    else weeks.set(key, [tally]);
  }
  const points = Array.from({ length: weeksShown }, (_, i) => {
    const key = first.add({ weeks: i }).toString();
    const steps = stepsOf(weeks.get(key) ?? []);
    return { key, n: countOf(steps), estimate: estimateOf(question, steps) };
  });
  return points.slice(
    Math.max(
      0,
      points.findIndex(({ n }) => n > 0),
    ),
  );
}

/** What a survey's answers can be told apart by, with at least two values each. */
export function sidesOf(
  { languages, variables }: Pick<Summed, "languages" | "variables">,
  automations: number,
): Side[] {
  return [
    ...groupingVariables(variables).map((name): Side => ({ by: "variable", name })),
    ...(languages.length > 1 ? [{ by: "language", name: "" } as const] : []),
    ...(automations > 1 ? [{ by: "automation", name: "" } as const] : []),
  ];
}

/**
 * The score of each group within the days of a filter, that of most answers first.
 * @param automations their ids
 * @returns null where the filter chooses people, or parts of days
 */
export async function scoreBySide(
  db: Db,
  survey: Summed,
  question: Question,
  side: Side,
  filter: ResponseFilter,
  timeZone: string,
  automations: readonly string[],
): Promise<GroupScore[] | null> {
  const periods = periodsOf(filter, timeZone);
  if (periods === null || filter.language || filter.variables) return null;
  const groups = groupsOf(survey, side, automations);
  if (groups.size === 0) return null;
  const tallies = await tallyAnswers(db, survey.id, {
    periods,
    groups: [...groups.keys()],
    keys: [question.key],
  });
  if (!tallies) return null;
  const scores = [...groups].map(([group, value]) => {
    const steps = stepsOf(tallies.filter((tally) => tally.group === group));
    return { value, n: countOf(steps), estimate: estimateOf(question, steps) };
  });
  return scores.filter(({ n }) => n > 0).sort((a, b) => b.n - a.n);
}

/** Each group's name in the tallies, with the value that it stands for. */
function groupsOf({ languages, variables }: Summed, { by, name }: Side, automations: readonly string[]) {
  if (by === "language") return new Map(languages.map((tag) => [groupName.language(tag), tag]));
  if (by === "automation") return new Map(automations.map((id) => [groupName.automation(id), id]));
  const options = variables.find((each) => each.name === name)?.options ?? [];
  return new Map([...options, ""].map((value) => [groupName.variable(name, value), value]));
}

function stepsOf(tallies: readonly AnswerTally[]): Steps {
  return tallies
    .filter(({ value }) => value !== "" && Number.isFinite(Number(value)))
    .map(({ value, count }) => ({ value: Number(value), count }));
}

const countOf = (steps: Steps) => steps.reduce((all, { count }) => all + count, 0);

function dayOf(moment: Date, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
}

const mondayOf = (day: Temporal.PlainDate) => day.subtract({ days: day.dayOfWeek - 1 });
