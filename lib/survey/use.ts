import { and, asc, eq } from "drizzle-orm";
import type { Tx } from "@/db";
import { automations, responses, surveys } from "@/db/schema";
import { invalidRequest } from "../input/field-errors";
import { ever, tallyUp } from "../tally/read";
import type { Question, Survey, Variable } from "./queries";

/** An automation that sends a survey out, and the background variables it fills. */
export type SurveyUser = { id: string; name: string; status: string; variables: string[] };

/** The automations that send a survey out, by their names. */
export async function listSurveyUsers(db: Tx, workspaceId: string, surveyId: string): Promise<SurveyUser[]> {
  const rows = await db
    .select({
      id: automations.id,
      name: automations.name,
      status: automations.status,
      mapping: automations.mapping,
    })
    .from(automations)
    .where(and(eq(automations.workspaceId, workspaceId), eq(automations.surveyId, surveyId)))
    .orderBy(asc(automations.name), asc(automations.id));
  return rows.map(({ mapping, ...row }) => ({
    ...row,
    variables: Object.values(mapping).filter((target) => target !== null),
  }));
}

/** How many responses of a survey answer each question, by its key; keys that the survey has no longer too. */
export function countAnswers(db: Tx, workspaceId: string, surveyId: string): Promise<Map<string, number>> {
  return countKeys(db, "answer", workspaceId, surveyId);
}

/** How many respondents of a survey have a value of each background variable, by its name. */
export function countValues(db: Tx, workspaceId: string, surveyId: string): Promise<Map<string, number>> {
  return countKeys(db, "value", workspaceId, surveyId);
}

async function countKeys(
  db: Tx,
  what: "answer" | "value",
  workspaceId: string,
  surveyId: string,
): Promise<Map<string, number>> {
  const own = await db
    .select({ id: surveys.id })
    .from(surveys)
    .where(and(eq(surveys.workspaceId, workspaceId), eq(surveys.id, surveyId)));
  const ids = own.map(({ id }) => id);
  const tallies = await tallyUp(db, ids, { periods: ever, what: [what], cause: "*" });
  return new Map(tallies.map(({ cause, count }) => [cause, count]));
}

/**
 * Refuses another type for a question that has answers: they could be summed up no longer.
 * @throws AppError invalid_request
 */
export async function refuseOtherTypes(
  db: Tx,
  survey: Survey,
  questions: readonly Pick<Question, "key" | "type">[],
): Promise<void> {
  const answers = await countAnswers(db, survey.workspaceId, survey.id);
  const before = new Map(survey.questions.map(({ key, type }) => [key, type]));
  const errors = [...questions.entries()]
    .filter(([, { key, type }]) => answers.has(key) && before.has(key) && before.get(key) !== type)
    .map(([i, { key }]) => ({
      field: `questions[${i}].type`,
      code: "answered",
      message: `${key} has answers, so its type stays. Add another question instead.`,
    }));
  if (errors.length > 0) throw invalidRequest(errors);
}

/**
 * Refuses that a survey's questions move to another tool, or back, once somebody has answered.
 * @throws AppError invalid_request
 */
export async function refuseMove(db: Tx, survey: Survey, kind: Survey["kind"]): Promise<void> {
  if (kind === survey.kind) return;
  const [answer] = await db
    .select({ id: responses.id })
    .from(responses)
    .where(and(eq(responses.workspaceId, survey.workspaceId), eq(responses.surveyId, survey.id)))
    .limit(1);
  if (!answer) return;
  const message =
    "The survey has answers, so its questions stay where they are. Make another survey instead.";
  throw invalidRequest([{ field: "kind", code: "answered", message }]);
}

/**
 * Refuses that a variable goes, or gets another name, while an automation fills it: its runs would fail.
 * @throws AppError invalid_request
 */
export async function refuseLostVariables(
  db: Tx,
  survey: Survey,
  variables: readonly Pick<Variable, "name">[],
): Promise<void> {
  const kept = new Set(variables.map(({ name }) => name));
  const lost = survey.variables.map(({ name }) => name).filter((name) => !kept.has(name));
  const users = await listSurveyUsers(db, survey.workspaceId, survey.id);
  const errors = lost.flatMap((name) => {
    const user = users.find((each) => each.variables.includes(name));
    if (!user) return [];
    const message = `${name} is filled by the automation “${user.name}”. Change its mapping first.`;
    return [{ field: "variables", code: "mapped", message }];
  });
  if (errors.length > 0) throw invalidRequest(errors);
}
