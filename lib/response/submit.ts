import { eq } from "drizzle-orm";
import type { Db, Tx } from "@/db";
import { respondents } from "@/db/schema";
import { matchLanguage } from "@/lib/text/language";
import { findVisitor, type Visitor } from "../respondent/queries";
import { fail, ok, type Result } from "../result";
import { pageOf, pagesOf } from "../survey/question/asked";
import { statusAt } from "../survey/status";
import { type AnswerFault, type Judgement, judge, nothingFault } from "./answers";
import { keepPartial } from "./partial";
import { type Completed, type Stored, type StoredResponse, storeResponse } from "./store";

/** Why a survey page's answers were not taken. */
export type SubmitRefusal =
  | { code: "unknown" | "draft" | "closed" | "used" | "external" }
  /** `page`: where the first fault stands. */
  | { code: "invalid"; faults: AnswerFault[]; page: number }
  /** Questions of the page that fit the answers and were not there to be answered. */
  | { code: "more"; keys: string[] };

type AllFaults = { code: "invalid"; faults: AnswerFault[] };

/** What became of a posted page: another page comes, or all is answered. `postAt`: when what was begun is told, if it is. */
export type Taken = { page: number; postAt: Date | null } | Stored;

/** A posted page. Without `page` the answers are those of the whole survey. */
export type PostedPage = {
  page?: number;
  go: "next" | "back";
  /** The questions that were there to be answered; all of the page if left out. */
  seen?: readonly string[];
  /** By question key, as a form or JSON gives them. */
  given: ReadonlyMap<string, unknown>;
  /** That the page was shown in; the respondent's if left out. */
  language?: string;
};

/**
 * Takes a respondent's answers of a hosted survey all at once: once, while the survey is open.
 * @param token of the personal link
 * @param given by question key, as a form or JSON gives them
 * @param language that the page was shown in; the respondent's if left out
 */
export async function submitResponse(
  db: Db,
  token: string,
  given: ReadonlyMap<string, unknown>,
  now: Date,
  language?: string,
): Promise<Result<StoredResponse, Exclude<SubmitRefusal, { page: number }> | AllFaults>> {
  const visitor = await findVisitor(db, token);
  if (!visitor) return fail({ code: "unknown" });
  const taken = await takePage(db, visitor, { go: "next", given, ...(language ? { language } : {}) }, now);
  if (!taken.ok) {
    const { error } = taken;
    return fail(error.code === "invalid" ? { code: error.code, faults: error.faults } : error);
  }
  // Without a page there is no other page to come.
  return "response" in taken.value ? ok(taken.value.response) : fail({ code: "unknown" });
}

/** Stores answers that are whole. @returns null where there is a response already */
export type Store = (completed: Completed, now: Date) => Promise<Stored | null>;

/**
 * Takes a page of a survey: keeps what was answered and says which page comes, or stores the response after the last one.
 * What others of the person's tabs kept of other pages counts too. Going back demands nothing.
 * @param found as they were found just now
 * @param store for answers that came in one part; in a transaction of their own if left out
 */
export async function takePage(
  db: Db,
  found: Visitor,
  posted: PostedPage,
  now: Date,
  store: Store = (completed) => db.transaction((tx) => storeResponse(tx, completed, now)),
): Promise<Result<Taken, SubmitRefusal>> {
  if (pagesOf(found.survey.questions).length === 1 && !found.begun) {
    const step = stepOf(found, posted, now);
    if (!step.ok) return step;
    // One answer alone is stored, whatever comes at once: nobody is held for it.
    if (step.value.page === null) return orUsed(await store(completedBy(found, step.value, now), now));
  }
  return await db.transaction(async (tx) => {
    const visitor = await heldVisitor(tx, found.respondent);
    if (!visitor) return fail({ code: "unknown" });
    const step = stepOf(visitor, posted, now);
    if (!step.ok) return step;
    const { page, judged, language } = step.value;
    if (page === null) return orUsed(await storeResponse(tx, completedBy(visitor, step.value, now), now));
    const at = posted.go === "back" ? (visitor.begun?.page ?? pagesOf(visitor.survey.questions)[0]!) : page;
    const postAt = await keepPartial(tx, visitor, { judged, posted, page: at, language }, now);
    return ok({ page, postAt });
  });
}

/** What a posted page leads to; `page` null where all is answered. */
type Step = { judged: Judgement; page: number | null; language: string };

/** The step of a posted page, or why it is not taken now. */
function stepOf(visitor: Visitor, posted: PostedPage, now: Date): Result<Step, SubmitRefusal> {
  const { respondent, survey } = visitor;
  if (respondent.answeredAt) return fail({ code: "used" });
  const status = statusAt(survey, now);
  if (status !== "open") return fail({ code: status });
  if (survey.kind === "external") return fail({ code: "external" });
  const language = matchLanguage(posted.language ?? respondent.language, survey.languages);
  const spoken = language ?? respondent.language;
  const { judged, step } = judgePage(visitor, posted, spoken);
  return step.ok ? ok({ judged, page: step.value, language: spoken }) : step;
}

function completedBy(
  { respondent, begun }: Visitor,
  { judged, language }: Step,
  completedAt: Date,
): Completed {
  return { respondent, answers: judged.answers, language, completedAt, begun: begun?.id };
}

function orUsed(stored: Stored | null): Result<Stored, SubmitRefusal> {
  return stored ? ok(stored) : fail({ code: "used" });
}

/** What a posted page comes to: the answers judged, and the page that comes; null where all is answered. Pure. */
export function judgePage(
  visitor: Visitor,
  posted: PostedPage,
  language: string,
): { judged: Judgement; step: Result<number | null, SubmitRefusal> } {
  const judged = judge(visitor.survey, personOf(visitor, language), mergedAnswers(visitor, posted));
  return { judged, step: nextStep(visitor, posted, judged) };
}

/** Who a visitor is to conditions. */
export function personOf({ respondent, sender }: Visitor, language: string) {
  return { variables: respondent.variables, timeZone: sender.timeZone, language };
}

/** The visitor, held until the end and found anew, so that two tabs come one after the other. */
async function heldVisitor(tx: Tx, { id, token }: Visitor["respondent"]): Promise<Visitor | undefined> {
  await tx.select({ id: respondents.id }).from(respondents).where(eq(respondents.id, id)).for("update");
  return await findVisitor(tx, token);
}

/** What was kept, with what was posted in place of what stood on its page. */
export function mergedAnswers({ survey, begun }: Visitor, { page, seen, given }: PostedPage) {
  const there = new Set(seen);
  const posted = ({ key, ...question }: Visitor["survey"]["questions"][number]) =>
    (page === undefined || pageOf(question) === page) && (seen === undefined || there.has(key));
  const keys = new Set(survey.questions.filter(posted).map(({ key }) => key));
  const kept = Object.entries(begun?.answers ?? {}).filter(([key]) => !keys.has(key));
  return new Map<string, unknown>([...kept, ...[...given].filter(([key]) => keys.has(key))]);
}

/** The page that comes; null where all is answered. */
function nextStep(
  { survey }: Visitor,
  { page, go, seen }: PostedPage,
  judged: Judgement,
): Result<number | null, SubmitRefusal> {
  const pages = pagesOf(survey.questions);
  const filled = pages.filter((each) => judged.shown.some((question) => pageOf(question) === each));
  const pageOfKey = new Map(survey.questions.map((question) => [question.key, pageOf(question)]));
  if (page !== undefined && go === "back") return ok(filled.filter((each) => each < page).at(-1) ?? page);
  const here = (key: string) => page === undefined || pageOfKey.get(key) === page;
  const shown = judged.shown.filter(({ key }) => here(key));
  const more = seen && shown.filter(({ key }) => !seen.includes(key)).map(({ key }) => key);
  if (more && more.length > 0) return fail({ code: "more", keys: more });
  const wrong = judged.faults.filter(({ key }) => here(key));
  const after = page === undefined ? undefined : filled.find((each) => each > page);
  if (wrong.length === 0 && after !== undefined) return ok(after);
  const faults = wrong.length > 0 ? wrong : [...judged.faults, ...nothingFault(judged)];
  const [first] = faults;
  if (!first) return ok(null);
  const at = pageOfKey.get(first.key)!;
  if (first.code === "nothing") return fail({ code: "invalid", faults, page: page ?? at });
  return fail({
    code: "invalid",
    faults: faults.filter(({ key }) => pageOfKey.get(key) === at || page === undefined),
    page: at,
  });
}
