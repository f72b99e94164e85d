import fc from "fast-check";
import { expect, it } from "vitest";
import type { Filter, Question, Translated } from "@/db/schema";
import type { Visitor } from "../respondent/queries";
import { inAskedOrder, pageOf, pagesOf } from "../survey/question/asked";
import { hasScale } from "../survey/question/type";
import { surveyInput } from "../survey/schema";
import { judge } from "./answers";
import { viewPage } from "./page-view";
import { scaleOf } from "./read-answer";
import type { Shown } from "./show-selector";
import { judgePage } from "./submit";
import { waysThrough } from "./ways";

const variables = [{ name: "Plan", type: "text" as const, format: "text" as const, required: false }];
const person = { variables: { Plan: "b" }, language: "en", timeZone: "UTC" };
const title: Translated = { en: "?" };
const choices = ["a", "b", "c"].map((value) => ({ value, label: { en: value } }));

const types = [
  ...(["nps", "csat", "ces", "rating", "single", "multiple", "matrix", "text", "number"] as const),
  ...(["date", "consent", "statement", "ranking"] as const),
];

function questionOf(
  i: number,
  type: Question["type"],
  required: boolean,
  page: number,
  other: boolean,
): Question {
  const own: Partial<Question> =
    type === "single" || type === "multiple"
      ? { options: choices, other }
      : type === "ranking"
        ? { options: choices }
        : type === "matrix"
          ? { rows: choices.slice(0, 2), columns: choices.slice(0, 2) }
          : type === "rating"
            ? { scale: 5 }
            : {};
  return { key: `q${i}`, type, title, required: required && type !== "statement", page, ...own };
}

/** A condition over something that is asked before, with a value that its kind may have. */
function conditionOn(before: readonly Question[]): fc.Arbitrary<Filter> {
  const answered = before.filter(({ type }) => type !== "statement");
  const variable = fc.constantFrom<Filter>(
    { field: "variables.Plan", op: "equals", value: "b" },
    { field: "variables.Plan", op: "exists" },
    { field: "language", op: "not_equals", value: "en" },
  );
  if (answered.length === 0) return variable;
  return fc.oneof(
    { weight: 1, arbitrary: variable },
    { weight: 6, arbitrary: fc.constantFrom(...answered).chain(about) },
  );
}

function about({ key, type }: Question): fc.Arbitrary<Filter> {
  const field = `answers.${key}`;
  const presence = fc
    .constantFrom("exists" as const, "not_exists" as const)
    .map((op): Filter => ({ field, op }));
  const compared = (
    ops: readonly ("equals" | "not_equals" | "lte" | "gte" | "in" | "not_in")[],
    value: fc.Arbitrary<string | number | boolean>,
  ) =>
    fc.tuple(fc.constantFrom(...ops), value, value).map(
      ([op, one, two]): Filter => ({
        ...{ field, op },
        value: op === "in" || op === "not_in" ? [one, two] : one,
      }),
    );
  const letter = fc.constantFrom("a", "b", "other");
  const equality = ["equals", "not_equals", "in", "not_in"] as const;
  switch (type) {
    case "consent":
      return fc.oneof(presence, compared(["equals", "not_equals"], fc.constant(true)));
    case "date":
      return fc.oneof(presence, compared(["equals", "gte", "lte"], fc.constant("2026-11-24")));
    case "matrix":
      return fc.oneof(
        presence,
        compared(equality, letter),
        compared(equality, letter).map(
          (filter): Filter => ({ ...(filter as { op: "equals" }), field: `${field}.a` }),
        ),
      );
    case "single":
    case "multiple":
    case "ranking":
    case "text":
      return fc.oneof(presence, compared(equality, letter));
    default:
      return fc.oneof(presence, compared(["lte", "gte", ...equality], fc.integer({ min: 0, max: 7 })));
  }
}

const filterOn = (before: readonly Question[]): fc.Arbitrary<Filter | null> => {
  const one = conditionOn(before);
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 4, arbitrary: one },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.boolean(), one, one)
        .map(([all, a, b]): Filter => (all ? { all: [a, b] } : { any: [a, b] })),
    },
  );
};

const question = fc.tuple(
  fc.constantFrom(...types),
  fc.boolean(),
  fc.integer({ min: 1, max: 3 }),
  fc.boolean(),
);

/** Surveys of one to seven questions on one to three pages, each with logic over what is asked before it. */
const surveys: fc.Arbitrary<Question[]> = fc
  .array(question, { minLength: 1, maxLength: 7 })
  .chain((drawn) => {
    const questions = drawn.map(([type, required, page, other], i) =>
      questionOf(i, type, required, page, other),
    );
    const order = inAskedOrder(questions);
    return fc
      .tuple(...questions.map((each) => filterOn(order.slice(0, order.indexOf(each)))))
      .map((filters) => questions.map((each, i) => (filters[i] ? { ...each, showIf: filters[i] } : each)));
  });

/** What somebody gives to a question, fitting or nothing; a hidden one may have been answered before it was hidden. */
function answerTo(question: Question): fc.Arbitrary<unknown> {
  const nothing = { weight: 1, arbitrary: fc.constant(undefined) };
  const own = (): fc.Arbitrary<unknown> => {
    const letter = fc.constantFrom("a", "b", "c");
    switch (question.type) {
      case "single":
        return question.other ? fc.oneof(letter, fc.constant({ other: "words" })) : letter;
      case "multiple":
        return fc.subarray(["a", "b", "c"], { minLength: 1 });
      case "ranking":
        return fc.shuffledSubarray(["a", "b", "c"], { minLength: 3 });
      case "matrix":
        return fc.record({ a: fc.constantFrom("a", "b"), b: fc.constantFrom("a", "b") });
      case "consent":
        return fc.constant(true);
      case "date":
        return fc.constantFrom("2026-11-24", "2020-01-01", "2030-01-01");
      case "text":
        return fc.constantFrom("a", "b", "z");
      case "number":
        return fc.integer({ min: 0, max: 9 });
      case "statement":
        return fc.constant(undefined);
      default: {
        const { low, high } = scaleOf(question);
        return fc.integer({ min: low, max: high });
      }
    }
  };
  return fc.oneof(nothing, { weight: 3, arbitrary: own() });
}

const cases = surveys.chain((questions) =>
  fc.tuple(...questions.map(answerTo)).map((answers) => ({
    questions,
    given: new Map(questions.flatMap(({ key }, i) => (answers[i] === undefined ? [] : [[key, answers[i]]]))),
  })),
);

/** The ids of the boxes and radios that are ticked, as the page numbers them. */
function tickedOf({ question, id }: Shown, given: ReadonlyMap<string, unknown>): string[] {
  const { key, type, options = [], rows = [], columns = [] } = question;
  const answer = given.get(key);
  if (answer === undefined) return [];
  switch (type) {
    case "single":
    case "multiple":
      return [answer].flat().map((each) => {
        const at = options.findIndex(({ value }) => value === each);
        return `${id}-${at < 0 ? options.length : at}`;
      });
    case "consent":
      return [`${id}-0`];
    case "matrix":
      return rows.flatMap(({ value }, r) => {
        const c = columns.findIndex((column) => column.value === (answer as Record<string, string>)[value]);
        return c < 0 ? [] : [`${id}-${r}-${c}`];
      });
    default:
      return hasScale(type) ? [`${id}-${Number(answer) - scaleOf(question).low}`] : [];
  }
}

/** Whether a form matches a selector: of CSS as much as the pages use. */
function matches(selector: string, ticked: ReadonlySet<string>): boolean {
  return partsOf(selector).every((part) => {
    const [, name, inner = ""] = /^:(is|not|has)\((.*)\)$/s.exec(part) ?? [];
    if (part === "*") return true;
    if (name === "not") return !matches(inner, ticked);
    if (name === "is") return split(inner, ",").some((each) => matches(each, ticked));
    if (name === "has") return [...inner.matchAll(/#([\w-]+)/g)].some(([, id]) => ticked.has(id!));
    throw new Error(`no selector that is known: ${part}`);
  });
}

function partsOf(selector: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  for (const sign of selector) {
    if (depth === 0 && (sign === ":" || sign === "*")) parts.push("");
    parts[parts.length - 1] += sign;
    if (sign === "(") depth++;
    if (sign === ")") depth--;
  }
  return parts;
}

function split(text: string, at: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const sign of text) {
    if (sign === "(") depth++;
    if (sign === ")") depth--;
    if (sign === at && depth === 0) parts.push("");
    else parts[parts.length - 1] += sign;
  }
  return parts;
}

const keysOf = (questions: readonly Question[]) => questions.map(({ key }) => key);

/** Answers every page in turn, as a browser posts it, until all is answered or something is wrong. */
function answerAll(questions: readonly Question[], given: ReadonlyMap<string, unknown>) {
  const survey = { questions, variables, languages: ["en"] };
  let begun: Record<string, unknown> = {};
  let page = pagesOf(questions)[0]!;
  for (let turn = 0; turn < 20; turn++) {
    const visitor = {
      ...{ survey, begun: { answers: begun }, respondent: { variables: person.variables } },
      sender: { timeZone: "UTC" },
    } as unknown as Visitor;
    const onPage = (wanted: number) =>
      new Map([
        ...Object.entries(begun),
        ...[...given].filter(([key]) => pageOf(questions.find((each) => each.key === key)!) === wanted),
      ]);
    page = viewPage(survey, person, new Map(Object.entries(begun)), page).page;
    const view = viewPage(survey, person, onPage(page), page);
    page = view.page;
    const seen = keysOf(view.questions.map(({ question }) => question));
    const posted = { page, go: "next" as const, seen, given };
    const { judged, step } = judgePage(visitor, posted, "en");
    if (!step.ok) return { refused: step.error, judged };
    if (step.value === null) return { stored: judged.answers };
    begun = judged.answers;
    page = step.value;
  }
  throw new Error("no end");
}

it("page and server agree on what is shown, required and stored, in 10,000 surveys with logic", () => {
  fc.assert(
    fc.property(cases, ({ questions, given }) => {
      const survey = { questions, variables };
      const judged = judge(survey, person, given);
      // Shown: what the page draws, and its style sheet shows, is what the server takes.
      for (const page of pagesOf(questions)) {
        const view = viewPage(survey, person, given, page);
        if (view.page !== page) continue;
        const ticked = new Set(view.questions.flatMap((shown) => tickedOf(shown, given)));
        const seen = view.questions.filter(({ when }) => when === null || matches(when, ticked));
        expect(keysOf(seen.map(({ question }) => question))).toEqual(
          keysOf(judged.shown.filter((each) => pageOf(each) === page)),
        );
      }
      // Required: only what is shown, and all of it.
      const missing = judged.shown.filter(({ key, required }) => required && !given.has(key));
      expect(judged.faults.map(({ key }) => key)).toEqual(keysOf(missing));
      // Stored: nothing that was not shown, and page by page the same as at once.
      const shown = new Set(keysOf(judged.shown));
      expect(Object.keys(judged.answers)).toEqual(keysOf(judged.shown).filter((key) => given.has(key)));
      const end = answerAll(questions, given);
      if ("stored" in end) {
        expect(judged.faults).toEqual([]);
        expect(end.stored).toEqual(judged.answers);
        expect(Object.keys(judged.answers).every((key) => shown.has(key))).toBe(true);
      } else {
        const empty = Object.keys(judged.answers).length === 0;
        expect(judged.faults.length > 0 || empty).toBe(true);
      }
    }),
    { numRuns: 10_000 },
  );
}, 60_000);

it("whatever is answered is one of the ways through", () => {
  fc.assert(
    fc.property(cases, ({ questions, given }) => {
      const survey = { questions, variables };
      const { shown, faults } = judge(survey, person, given);
      fc.pre(faults.length === 0);
      const found = waysThrough(survey, ["en"]);
      for (const key of found.never) expect(keysOf(shown)).not.toContain(key);
      if (found.exact && !found.more)
        expect(found.ways.map((way) => way.join())).toContain(keysOf(shown).join());
    }),
    { numRuns: 500 },
  );
}, 60_000);

it("the surveys of the model are surveys", () => {
  fc.assert(
    fc.property(surveys, (questions) => {
      const checked = surveyInput.safeParse({ title: "-", languages: ["en", "sv"], questions, variables });
      expect(checked.error?.issues).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});
