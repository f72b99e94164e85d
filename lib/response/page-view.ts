import type { Answers, Filter } from "@/db/schema";
import { foldFilter } from "../filter/fold";
import { inAskedOrder, pageOf, pagesOf, subjectOf } from "../survey/question/asked";
import { type Asked, judge } from "./answers";
import { answerContext, type Person } from "./context";
import { type Shown, selectorOf } from "./show-selector";

/** A page of a survey as it is to be drawn. */
export type PageView = {
  page: number;
  /** Which of how many it is. */
  position: number;
  count: number;
  questions: Shown[];
  hasBack: boolean;
  /** No page can come after it. */
  isLast: boolean;
};

/**
 * What a page shows: every question that is settled by what was answered before, and those that hang on answers of the
 * page itself, with the selector under which a style sheet shows them at once. What no selector can say is left to the
 * server, which asks for it when the page is posted.
 * @param given what was answered so far, this page's answers too
 */
export function viewPage(
  survey: Asked,
  person: Person,
  given: ReadonlyMap<string, unknown>,
  wanted: number,
): PageView {
  const judged = judge(survey, person, given);
  const pages = pagesOf(survey.questions);
  const filled = pages.filter((each) => judged.shown.some((question) => pageOf(question) === each));
  const page = filled.find((each) => each >= wanted) ?? filled.at(-1) ?? pages[0]!;
  const states = statesOf(survey, person, judged.answers, page);
  const shown: Shown[] = [];
  const now = new Set(judged.shown.map(({ key }) => key));
  for (const question of inAskedOrder(survey.questions)) {
    const state = states.get(question.key)!;
    if (pageOf(question) !== page || state === false) continue;
    const id = `q${shown.length + 1}`;
    const when = state === true ? null : selectorOf(state, survey, shown, person);
    if (state !== true && when === null && !now.has(question.key)) continue;
    shown.push({ question, id, when });
  }
  const later = survey.questions.some((each) => pageOf(each) > page && states.get(each.key) !== false);
  const earlier = filled.some((each) => each < page);
  const position = pages.indexOf(page) + 1;
  return { page, position, count: pages.length, questions: shown, hasBack: earlier, isLast: !later };
}

/** Whether each question is shown: settled by the pages before, or what it hangs on still. */
function statesOf(
  survey: Asked,
  person: Person,
  answers: Answers,
  page: number,
): Map<string, boolean | Filter> {
  const states = new Map<string, boolean | Filter>();
  const { questions, variables } = survey;
  const settled = new Set(questions.filter((question) => pageOf(question) < page).map(({ key }) => key));
  const context = answerContext(survey, person, (key) =>
    settled.has(key) && Object.hasOwn(answers, key) ? answers[key] : undefined,
  );
  const isOpen = (field: string) => {
    const subject = subjectOf(field, questions, variables);
    if (subject.of !== "answer") return false;
    const { key } = subject.question;
    return !settled.has(key) && states.get(key) !== false;
  };
  for (const { key, showIf = null } of inAskedOrder(questions))
    states.set(key, foldFilter(showIf, context, isOpen));
  return states;
}
