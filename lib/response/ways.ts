import type { Answer, Filter, FilterCondition, Question, Variable } from "@/db/schema";
import { evaluateFilter } from "../filter/evaluate";
import { conditionsOf } from "../filter/walk";
import { inAskedOrder, subjectOf } from "../survey/question/asked";
import { answersThatMatter } from "./answers-that-matter";
import { answerContext, type Person } from "./context";

/** The ways through a survey: one for each set of questions that somebody may be shown. */
export type Ways = {
  /** The keys of what is shown, in the order asked; at most `mostWays`. */
  ways: readonly (readonly string[])[];
  /** There are more than that. */
  more: boolean;
  /** False where answers hang together in too many ways to follow them all: then nothing is known for certain. */
  exact: boolean;
  /** Questions that nobody is ever shown; empty also where that cannot be told. */
  never: readonly string[];
  /** How many answers the shortest and the longest of them ask for; where there are more, of those that are told. */
  shortest: number;
  longest: number;
};

/** So many ways are told apart. */
export const mostWays = 50;

/** So many half-gone ways are followed at once; beyond that there are too many to tell. */
const mostStates = 1000;

/** `mark`: of each question so far whether it is shown. */
type State = { shown: readonly string[]; mark: string; person: Person; answers: ReadonlyMap<string, Answer> };

/**
 * Walks every way through a survey: of all answers, those that conditions tell apart. Exact but for conditions by regular
 * expression, of which no answer can be made up. Pure.
 * @param languages in which it can be answered
 */
export function waysThrough(
  survey: { questions: readonly Question[]; variables: readonly Variable[] },
  languages: readonly string[],
): Ways {
  const asked = inAskedOrder(survey.questions);
  const conditions = asked.flatMap(({ showIf }) => conditionsOf(showIf ?? null));
  const untold = conditions.some(({ condition }) => condition.op === "matches");
  let states: State[] = personsThatMatter(survey, conditions, languages).map((person) => ({
    ...{ shown: [], mark: "", person, answers: new Map() },
  }));
  const seen = new Set<string>();
  let [more, exact] = [false, true];
  for (const [i, question] of asked.entries()) {
    const own = conditionsOn(question.key, survey, conditions);
    const kinds =
      own.length === 0 ? [undefined] : told(answersThatMatter(question, own), own, survey, question.key);
    const later = laterKeys(asked.slice(i + 1), survey);
    const next = new Map<string, State>();
    for (const state of states) {
      const context = answerContext(survey, state.person, (key) => state.answers.get(key));
      const isShown = evaluateFilter(question.showIf ?? null, context).outcome === "pass";
      const shown = isShown ? [...state.shown, question.key] : state.shown;
      const mark = `${state.mark}${isShown ? 1 : 0}`;
      if (isShown) seen.add(question.key);
      for (const answer of isShown ? kinds : [undefined]) {
        const answers = new Map([...state.answers].filter(([key]) => later.has(key)));
        if (answer !== undefined && later.has(question.key)) answers.set(question.key, answer);
        const made = { shown, mark, person: state.person, answers };
        next.set(JSON.stringify([mark, state.person, [...answers]]), made);
      }
      if (next.size > mostStates) break;
    }
    states = [...next.values()];
    // What was shown stays shown: ways that part never meet again.
    more ||= new Set(states.map(({ mark }) => mark)).size > mostWays;
    exact &&= next.size <= mostStates;
    if (more || !exact) states = apart(states);
  }
  const ways = new Map(states.map(({ mark, shown }) => [mark, shown]));
  const said = new Set(asked.filter(({ type }) => type === "statement").map(({ key }) => key));
  const lengths = [...ways.values()].map((way) => way.filter((key) => !said.has(key)).length);
  return {
    ways: [...ways.values()].slice(0, mostWays),
    ...{ more, exact: exact || more },
    never: more || !exact || untold ? [] : asked.flatMap(({ key }) => (seen.has(key) ? [] : [key])),
    shortest: Math.min(...lengths),
    longest: Math.max(...lengths),
  };
}

/** Of too many, as many as are told, each on a way of its own. */
function apart(states: readonly State[]): State[] {
  return [...new Map(states.map((state) => [state.mark, state])).values()].slice(0, mostWays);
}

type Placed = ReturnType<typeof conditionsOf>;

/** The conditions that look at an answer, or at a row of it. */
function conditionsOn(
  key: string,
  survey: Parameters<typeof waysThrough>[0],
  conditions: Placed,
): FilterCondition[] {
  return conditions.flatMap(({ condition }) => {
    const subject = subjectOf(condition.field, survey.questions, survey.variables);
    return subject.of === "answer" && subject.question.key === key ? [condition] : [];
  });
}

/** The keys of the answers that these questions look at. */
function laterKeys(questions: readonly Question[], survey: Parameters<typeof waysThrough>[0]): Set<string> {
  return new Set(
    questions.flatMap(({ showIf }) =>
      conditionsOf(showIf ?? null).flatMap(({ condition }) => {
        const subject = subjectOf(condition.field, survey.questions, survey.variables);
        return subject.of === "answer" ? [subject.question.key] : [];
      }),
    ),
  );
}

/** Of some answers one of each kind that the conditions tell apart. */
function told(
  candidates: readonly (Answer | undefined)[],
  conditions: readonly FilterCondition[],
  survey: Parameters<typeof waysThrough>[0],
  key: string,
): (Answer | undefined)[] {
  const kinds = new Map<string, Answer | undefined>();
  for (const answer of candidates) {
    const context = answerContext(survey, nobody, (each) => (each === key ? answer : undefined));
    const kind = conditions.map((one) => evaluateFilter(one, context).outcome).join();
    if (!kinds.has(kind)) kinds.set(kind, answer);
  }
  return [...kinds.values()];
}

const nobody: Person = { variables: {}, language: "en", timeZone: "UTC" };

/** Every person that conditions over variables and the language tell apart. */
function personsThatMatter(
  survey: Parameters<typeof waysThrough>[0],
  conditions: Placed,
  languages: readonly string[],
): Person[] {
  const lookedAt = conditions.map(({ condition }) => condition);
  const spoken = lookedAt.some(({ field }) => field === "language") ? languages : languages.slice(0, 1);
  let persons: Person[] = (spoken.length > 0 ? spoken : ["en"]).map((language) => ({
    ...{ language, variables: {}, timeZone: "UTC" },
  }));
  for (const { name, type, format, options = [] } of survey.variables) {
    const own = lookedAt.filter(({ field }) => field === `variables.${name}`);
    if (own.length === 0) continue;
    const kind = type === "date" ? "date" : format === "numeric" ? "number" : "text";
    const values = answersThatMatter(
      type === "list"
        ? { type: "single", options: options.map((value) => ({ value, label: {} })), required: false }
        : { type: kind, required: false },
      own,
    );
    const filter: Filter[] = own;
    const seen = new Map<string, Person>();
    for (const person of persons)
      for (const value of values) {
        const variables =
          value === undefined ? person.variables : { ...person.variables, [name]: String(value) };
        const context = answerContext(survey, { ...person, variables }, () => undefined);
        const kindOf = filter.map((one) => evaluateFilter(one, context).outcome).join();
        const before = JSON.stringify(person);
        if (!seen.has(`${before} ${kindOf}`)) seen.set(`${before} ${kindOf}`, { ...person, variables });
      }
    persons = [...seen.values()].slice(0, mostStates);
  }
  return persons;
}
