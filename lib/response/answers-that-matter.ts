import type { Answer, FilterCondition, Question } from "@/db/schema";
import { scaleOf } from "./read-answer";

type Asked = Pick<Question, "type" | "required"> &
  Partial<Pick<Question, "options" | "other" | "rows" | "columns" | "scale" | "min" | "max">>;

/** So many options, rows or columns are combined with each other. */
const mostCombined = 6;

/**
 * Answers to a question among which every kind is that some conditions tell apart: what they compare with, what lies
 * just beside it, and none where none need be given. Pure.
 */
export function answersThatMatter(
  question: Asked,
  conditions: readonly FilterCondition[],
): (Answer | undefined)[] {
  const compared = conditions.flatMap(({ value }) => (value === undefined ? [] : [value].flat()));
  const none = question.required ? [] : [undefined];
  return [...none, ...given(question, compared.map(String), conditions)];
}

function given(
  question: Asked,
  compared: readonly string[],
  conditions: readonly FilterCondition[],
): Answer[] {
  const { type, options = [], rows = [], columns = [], other, min = -Infinity, max = Infinity } = question;
  const values = options.map(({ value }) => value);
  switch (type) {
    case "statement":
      return [];
    case "nps":
    case "rating":
    case "csat":
    case "ces": {
      const { low, high } = scaleOf(question);
      return Array.from({ length: high - low + 1 }, (_, i) => low + i);
    }
    case "number": {
      const near = compared.flatMap((text) => [-1, -0.5, 0, 0.5, 1].map((by) => Number(text) + by));
      const all = [0, min, max, ...near].filter(
        (each) => Number.isFinite(each) && each >= min && each <= max,
      );
      return [...new Set(all)];
    }
    case "date":
      return ["1900-01-01", "2200-01-01", ...compared.flatMap(daysAround)];
    case "consent":
      return [true];
    case "single": {
      const own = ["-", ...compared.filter((text) => !values.includes(text)), compared.join(" ")];
      return [...values, ...(other ? own.filter(Boolean).map((text) => ({ other: text })) : [])];
    }
    case "multiple": {
      const looked = values.filter((value) =>
        compared.some((text) => text.includes(value) || value.includes(text)),
      );
      const [few, rest] = [looked.slice(0, mostCombined), values.find((value) => !looked.includes(value))];
      const sets = subsets([...few, ...(rest === undefined ? [] : [rest])]).filter((set) => set.length > 0);
      const own = other ? sets.flatMap((set) => [[...set, { other: "-" }]]) : [];
      return [...sets, ...(values.length > 0 ? [values] : []), ...own, ...(other ? [[{ other: "-" }]] : [])];
    }
    case "ranking":
      return values.map((value) => [value, ...values.filter((each) => each !== value)]);
    case "matrix": {
      const isOn = (field: string, row: string) => field.endsWith(`.${row}`);
      const whole = conditions.some(({ field }) => !rows.some(({ value }) => isOn(field, value)));
      const looked = rows.filter(({ value }) => conditions.some(({ field }) => isOn(field, value)));
      const used = (whole ? rows : looked).slice(0, 3);
      const rest = rows.filter((row) => !used.includes(row));
      const cells = columns.map(({ value }) => value).slice(0, mostCombined);
      const first =
        question.required && cells[0] !== undefined ? rest.map(({ value }) => [value, cells[0]!]) : [];
      let made: [string, string][][] = [[]];
      for (const { value } of used)
        made = made.flatMap((cellsSoFar) => [
          ...(question.required ? [] : [cellsSoFar]),
          ...cells.map((cell): [string, string][] => [...cellsSoFar, [value, cell]]),
        ]);
      return made.filter((each) => each.length > 0).map((each) => Object.fromEntries([...first, ...each]));
    }
    default:
      return [
        ...new Set(["-", ...compared.flatMap((text) => [text, `${text}-`, `-${text}`]), compared.join(" ")]),
      ].filter(Boolean);
  }
}

function subsets<T>(list: readonly T[]): T[][] {
  let sets: T[][] = [[]];
  for (const each of list) sets = sets.concat(sets.map((set) => [...set, each]));
  return sets;
}

/** The day that a text means, the day before and the day after. */
function daysAround(text: string): string[] {
  const at = Date.parse(text);
  if (Number.isNaN(at)) return [];
  return [-1, 0, 1].map((by) => new Date(at + by * 86_400_000).toISOString().slice(0, 10));
}
