import { Temporal } from "temporal-polyfill";
import type { Db } from "@/db";
import type { Question, Variable } from "@/db/schema";
import type { Survey } from "../../survey/queries";
import { hasScale } from "../../survey/question/type";
import { type AnswerTally, cellMark, everybody, groupName, tallyAnswers } from "../../tally/answers";
import { daysAsPeriods, ever, type Periods } from "../../tally/read";
import type { ResponseFilter } from "../queries";
import { type Cell, type Count, type Facts, nothing, type Place, type Sums } from "./sums";

/**
 * What the responses that fit a filter sum up to, as it was counted ahead.
 * @param timeZone of the workspace, an IANA name
 * @returns null where that was not: of several groups at once, of parts of days, or before the first counting
 */
export async function sumsAhead(
  db: Db,
  { id, questions, variables }: Pick<Survey, "id" | "questions" | "variables">,
  filter: ResponseFilter,
  timeZone: string,
): Promise<Sums | null> {
  const group = groupOf(filter, variables);
  const periods = periodsOf(filter, timeZone);
  if (group === null || periods === null || filter.followUp) return null;
  const tallies = await tallyAnswers(db, id, { periods, groups: [group] });
  return tallies && sumsOfTallies(tallies, questions);
}

/** Tallies of one group as sums. Pure. */
function sumsOfTallies(tallies: readonly AnswerTally[], questions: readonly Question[]): Sums {
  const sums: Sums = { total: 0, facts: new Map(), counts: [], cells: [], places: [] };
  const types = new Map(questions.map(({ key, type }) => [key, type]));
  const answered = new Map<string, number>();
  const by = new Map<string, AnswerTally[]>();
  for (const tally of tallies) {
    const { key, value, count } = tally;
    if (key === "") sums.total += count;
    else if (value === "") answered.set(key, (answered.get(key) ?? 0) + count);
    else by.set(key, [...(by.get(key) ?? []), tally]);
  }
  for (const [key, count] of answered) {
    const type = types.get(key);
    const values = by.get(key) ?? [];
    if (!type) continue;
    sums.facts.set(key, { ...nothing, key, answered: count, ...(numbersOf(type, values) ?? {}) });
    if (type === "matrix") sums.cells.push(...values.map(cellOf));
    else if (type === "ranking") sums.places.push(...placesOf(key, values));
    else if (type !== "number") sums.counts.push(...values.map((tally) => countOf(type, tally)));
  }
  sums.counts.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return sums;
}

/** The one group of `answerTallies` that a filter means, null where it is several or none that was counted. */
export function groupOf(
  { language, variables = {} }: ResponseFilter,
  known: readonly Variable[],
): string | null {
  const chosen = Object.entries(variables);
  const grouping = new Set(groupingVariables(known));
  if (chosen.some(([name]) => !grouping.has(name))) return null;
  const groups = [
    ...(language ? [groupName.language(language)] : []),
    ...chosen.map(([name, value]) => groupName.variable(name, value)),
  ];
  return groups.length > 1 ? null : (groups[0] ?? everybody);
}

/** The variables whose values answers are counted by: as `grouping_variables` of the database. */
export function groupingVariables(variables: readonly Variable[]): string[] {
  const lists = variables.filter(({ type, options = [] }) => type === "list" && options.length <= 50);
  return lists.slice(0, 8).map(({ name }) => name);
}

/** The days of a filter, null where it begins or ends within one. */
export function periodsOf({ since, until }: ResponseFilter, timeZone: string): Periods | null {
  if (!since && !until) return ever;
  const [first, after] = [since, until].map((moment) => moment && dayAt(moment, timeZone));
  if (first === null || after === null) return null;
  return daysAsPeriods({ from: first?.toString(), to: after?.subtract({ days: 1 }).toString() });
}

function dayAt(moment: Date, timeZone: string): Temporal.PlainDate | null {
  const at = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone);
  return at.startOfDay().equals(at) ? at.toPlainDate() : null;
}

const scaled = (values: readonly AnswerTally[]) =>
  values
    .map(({ value, count, sum }) => ({ n: Number(value), count, sum }))
    .filter(({ n }) => Number.isFinite(n))
    .sort((a, b) => a.n - b.n);

function numbersOf(type: Question["type"], tallies: readonly AnswerTally[]): Partial<Facts> | null {
  if (type !== "number" && !hasScale(type)) return null;
  const values = scaled(tallies);
  const count = (fits: (n: number) => boolean) =>
    values.reduce((all, each) => all + (fits(each.n) ? each.count : 0), 0);
  const numbers = count(() => true);
  if (numbers === 0) return null;
  const total = values.reduce((all, each) => all + (type === "number" ? each.sum : each.n * each.count), 0);
  return {
    numbers,
    promoters: count((n) => n >= 9),
    detractors: count((n) => n <= 6),
    mean: total / numbers,
    median: medianOf(values, numbers),
    lowest: values[0]!.n,
    highest: values.at(-1)!.n,
    rounded: type === "number" && values.some(({ n, count, sum }) => Math.abs(n * count - sum) > 1e-9),
  };
}

function medianOf(values: readonly { n: number; count: number }[], numbers: number): number {
  const at = (place: number) => {
    let left = place;
    for (const { n, count } of values) {
      if (left < count) return n;
      left -= count;
    }
    return values.at(-1)!.n;
  };
  return (at(Math.floor((numbers - 1) / 2)) + at(Math.floor(numbers / 2))) / 2;
}

function countOf(type: Question["type"], { key, value, count }: AnswerTally): Count {
  const step = hasScale(type) && value.trim() !== "" ? Number(value) : Number.NaN;
  return { key, value: Number.isNaN(step) ? value : step, count };
}

function cellOf({ key, value, count }: AnswerTally): Cell {
  const [row = "", column = ""] = value.split(cellMark);
  return { key, row, value: column, count };
}

function placesOf(key: string, tallies: readonly AnswerTally[]): Place[] {
  const options = new Map<string, { answered: number; places: number }>();
  for (const { value, count } of tallies) {
    const [option = "", place] = value.split(cellMark);
    const { answered, places } = options.get(option) ?? { answered: 0, places: 0 };
    options.set(option, { answered: answered + count, places: places + Number(place) * count });
  }
  return [...options].map(([value, { answered, places }]) => ({
    ...{ key, value, answered },
    mean: places / answered,
  }));
}
