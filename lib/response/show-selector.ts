import type { Filter, FilterCondition, Question } from "@/db/schema";
import { operatorTable } from "../filter/operator-table";
import { testCondition } from "../filter/operators";
import { groupOf } from "../filter/walk";
import type { Json } from "../payload/json";
import { subjectOf } from "../survey/question/asked";
import { typeOfSubject } from "../survey/question/logic-faults";
import { hasScale } from "../survey/question/type";
import type { Asked } from "./answers";
import type { Person } from "./context";
import { scaleOf } from "./read-answer";

/** A question as a page shows it. `id` begins the ids of its parts; `when`: a selector of the form under which it is shown. */
export type Shown = { question: Question; id: string; when: string | null };

/**
 * What a form must look like for a filter to hold, as a compound selector to be hung on `form`: which boxes and radios
 * are ticked, by their ids. Null where no selector can say it, as of a text.
 * @param before the questions of the page that stand before
 */
export function selectorOf(
  filter: Filter,
  survey: Asked,
  before: readonly Shown[],
  person: Person,
): string | null {
  const group = groupOf(filter);
  if (!group) return conditionSelector(filter as FilterCondition, survey, before, person);
  const parts = group.parts.map((part) => selectorOf(part, survey, before, person));
  if (parts.includes(null)) return null;
  return group.join === "all" ? parts.join("") : `:is(${parts.join()})`;
}

type Box = { id: string; value: Json };

function conditionSelector(
  condition: FilterCondition,
  { questions, variables }: Asked,
  before: readonly Shown[],
  { timeZone }: Person,
): string | null {
  const subject = subjectOf(condition.field, questions, variables);
  const shown = subject.of === "answer" && before.find(({ question }) => question === subject.question);
  if (!shown) return null;
  const boxes = boxesOf(shown, subject.row);
  const { op } = condition;
  const { not, family } = operatorTable[op];
  if (boxes === null || (shown.question.other && (family === "piece" || family === "pattern"))) return null;
  const type = typeOfSubject(subject, variables);
  const fits =
    (operator: typeof op) =>
    ({ value }: Box) =>
      testCondition({ ...condition, op: operator }, value, type, timeZone) === true;
  // It is answered only where it is shown itself.
  const own = shown.when ?? "";
  const ticked = (some: readonly Box[]) =>
    some.length === 0 ? ":not(*)" : `:has(:is(${some.map(({ id }) => `#${id}`).join()}):checked)`;
  if (op === "not_exists") return shown.when === null ? `:not(${ticked(boxes)})` : null;
  if (op === "exists") return own + ticked(boxes);
  if (!not) return own + ticked(boxes.filter(fits(op)));
  const wrong = boxes.filter(fits(not));
  return own + ticked(boxes) + (wrong.length === 0 ? "" : `:not(${ticked(wrong)})`);
}

/** The boxes and radios of a question with what each means; null where it has none. */
function boxesOf({ question, id }: Shown, row: string | undefined): Box[] | null {
  const { type, options = [], other, rows = [], columns = [] } = question;
  if (hasScale(type)) {
    const { low, high } = scaleOf(question);
    return Array.from({ length: high - low + 1 }, (_, i) => ({ id: `${id}-${i}`, value: low + i }));
  }
  switch (type) {
    case "single":
    case "multiple":
      return [
        ...options.map(({ value }, i) => ({ id: `${id}-${i}`, value })),
        ...(other ? [{ id: `${id}-${options.length}`, value: ["other"] }] : []),
      ];
    case "consent":
      return [{ id: `${id}-0`, value: true }];
    case "matrix":
      return rows.flatMap(({ value }, r) =>
        row === undefined || row === value
          ? columns.map((column, c) => ({ id: `${id}-${r}-${c}`, value: column.value }))
          : [],
      );
    default:
      return null;
  }
}

/** The style sheet's part that tells at once that a place of a ranking is given twice, at the second of them. */
export function clashRules(questions: readonly Shown[]): string {
  const places = Math.max(
    0,
    ...questions.map(({ question }) => (question.type === "ranking" ? question.options!.length : 0)),
  );
  const rules = Array.from({ length: places }, (_, i) => {
    const taken = `.ri:has(option[value="${i + 1}"]:checked)`;
    return `${taken}~${taken} .clash`;
  });
  return rules.length === 0 ? "" : `${rules.join()}{display:block}`;
}

/** The style sheet's part that shows a page's questions as its boxes are ticked, in browsers that can; others show all. */
export function showRules(questions: readonly Shown[]): string {
  const rules = questions.flatMap(({ id, when }) =>
    when === null ? [] : [`form${when} #${id}-card{display:block}`],
  );
  return rules.length === 0
    ? ""
    : `@supports selector(:has(a)){.if,.if .only{display:none}${rules.join("")}}`;
}
