import { sql } from "drizzle-orm";
import type { Db } from "@/db";
import { type Answers, partialResponses, type Question, respondents, responses } from "@/db/schema";
import { leastIdAfter } from "../../list/id-at";
import type { Survey } from "../../survey/queries";
import { inAskedOrder, pageOf, pagesOf } from "../../survey/question/asked";
import { judge } from "../answers";
import { having, type ResponseFilter } from "../queries";

/** So many who began, the newest, are looked at. */
const looked = 2_000;

/** How many were shown a question, how many of them answered it, how many of those who did not finish went no further. */
export type QuestionStops = { question: Question; saw: number; answered: number; stopped: number };

/** How many began and finished, and each question but statements, in the order asked. `newest`: only so many, the newest, were looked at. */
export type Stops = { begun: number; finished: number; questions: QuestionStops[]; newest: number | null };

/** One who began: `page` is the last that came, null where all is answered. */
type Begun = {
  id: string;
  language: string;
  answers: Answers;
  variables: Record<string, string>;
  page: number | null;
};

type Looked = Pick<Survey, "workspaceId" | "id" | "questions" | "variables">;

/**
 * Where people stop in a survey. What stands on a page is known once it is left, so who closed a page went no further
 * than its first question without an answer.
 * @param timeZone in which conditions of questions compare dates, an IANA name
 */
export async function findStops(
  db: Db,
  survey: Looked,
  filter: ResponseFilter,
  timeZone: string,
): Promise<Stops> {
  const [whole, partial] = await Promise.all([
    db.execute<Begun & { fits: boolean }>(wholeOnes(survey, filter)),
    db.execute<Begun & { fits: boolean }>(partialOnes(survey, filter)),
  ]);
  const rows = [...whole, ...partial].sort((a, b) => (a.id < b.id ? 1 : -1));
  const begun = rows.slice(0, looked).filter(({ fits }) => fits);
  return { ...countStops(survey, begun, timeZone), newest: rows.length > looked ? looked : null };
}

/** Counts where those who began came to. Pure. */
export function countStops(
  survey: Pick<Survey, "questions" | "variables">,
  begun: readonly Begun[],
  timeZone: string,
): Omit<Stops, "newest"> {
  const asked = inAskedOrder(survey.questions).filter(({ type }) => type !== "statement");
  const stops = new Map(
    asked.map((question) => [question.key, { question, saw: 0, answered: 0, stopped: 0 }]),
  );
  for (const { page, answers, variables, language } of begun) {
    const person = { variables, language, timeZone };
    const { shown } = judge(survey, person, new Map(Object.entries(answers)));
    const fits = new Set(shown.map(({ key }) => key));
    const has = ({ key }: Question) => Object.hasOwn(answers, key);
    const saw = asked.filter(
      (each) => has(each) || (fits.has(each.key) && (page === null || pageOf(each) <= page)),
    );
    for (const each of saw) {
      const stop = stops.get(each.key)!;
      stop.saw += 1;
      if (has(each)) stop.answered += 1;
    }
    if (page === null) continue;
    const last = saw.find((each) => pageOf(each) === page && !has(each)) ?? saw.at(-1);
    if (last) stops.get(last.key)!.stopped += 1;
  }
  const finished = begun.filter(({ page }) => page === null).length;
  return { begun: begun.length, finished, questions: [...stops.values()] };
}

/** Is it known who began? On one page nothing is kept before all is posted. */
export function hasPages({ questions }: Pick<Survey, "questions">): boolean {
  return pagesOf(questions).length > 1;
}

function wholeOnes({ workspaceId, id }: Looked, { since, until, ...people }: ResponseFilter) {
  // What is completed before a moment was begun before it.
  const before = until ? sql`and id < ${leastIdAfter("res", until)}` : sql``;
  return sql`
    select r.id, r.language, r.answers, ${respondents.variables} as variables, null::int as page,
      ${fitting(people)} and ${within(sql`r.completed_at`, since, until)} as fits
    from (
      select id, language, answers, respondent_id, completed_at from ${responses}
      where workspace_id = ${workspaceId} and survey_id = ${id} ${before} order by id desc limit ${looked + 1}
    ) r ${withRespondents}`;
}

function partialOnes({ workspaceId, id }: Looked, { since, until, ...people }: ResponseFilter) {
  const before = until ? sql`and id < ${leastIdAfter("res", until)}` : sql``;
  return sql`
    select r.id, r.language, r.answers, ${respondents.variables} as variables, r.page,
      ${fitting(people)} and ${within(sql`r.touched_at`, since, until)} and ${respondents.answeredAt} is null as fits
    from (
      select id, language, answers, respondent_id, page, touched_at from ${partialResponses}
      where workspace_id = ${workspaceId} and survey_id = ${id} ${before} order by id desc limit ${looked + 1}
    ) r ${withRespondents}`;
}

// Without offset 0 the planner may read every respondent there is to join the newest.
const withRespondents = sql`cross join lateral (select * from ${respondents} where ${respondents.id} = r.respondent_id offset 0) respondents`;

function fitting({ language, variables }: ResponseFilter) {
  return sql`${language ? sql`r.language = ${language}` : sql`true`} and ${variables ? having(variables) : sql`true`}`;
}

function within(at: ReturnType<typeof sql>, since: Date | undefined, until: Date | undefined) {
  const from = since ? sql`${at} >= ${since.toISOString()}` : sql`true`;
  return until ? sql`${from} and ${at} < ${until.toISOString()}` : from;
}
