import { eq } from "drizzle-orm";
import type { Tx } from "@/db";
import {
  type Filter,
  type IncomingField,
  type Mapping,
  type Reminder,
  type Variable,
  workspaces,
} from "@/db/schema";
import { AppError } from "@/lib/errors";
import { invalidRequest } from "@/lib/input/field-errors";
import { findMessage } from "@/lib/message/queries";
import { findSurvey } from "@/lib/survey/queries";
import { knownTargets } from "../decide/target";
import { checkSetup } from "./check-setup";
import { completeSetup } from "./complete";

/** The part of an automation that must fit its survey. */
export type Setup = {
  surveyId: string | null;
  messageId: string | null;
  fields: IncomingField[];
  mapping: Mapping;
  filter: Filter | null;
};

type Given = Omit<Setup, "fields" | "mapping"> & {
  fields?: IncomingField[] | undefined;
  mapping?: Mapping | undefined;
  forgetUnknownTargets?: boolean;
};

/**
 * Completes a set-up and checks it against the survey and message that it names.
 * @throws AppError not_found where survey or message is not of the workspace; invalid_request with each fault
 */
export async function checkedSetup(
  db: Tx,
  workspaceId: string,
  given: Given,
  { draft }: { draft: boolean },
): Promise<Setup> {
  const survey = given.surveyId === null ? undefined : await findSurvey(db, workspaceId, given.surveyId);
  if (given.surveyId !== null && !survey) throw notOfThisWorkspace("surveyId", "survey");
  const message = given.messageId === null ? undefined : await findMessage(db, workspaceId, given.messageId);
  if (given.messageId !== null && !message) throw notOfThisWorkspace("messageId", "message");

  const variables = survey?.variables;
  const mapping =
    draft && given.forgetUnknownTargets && given.mapping && variables
      ? withoutUnknownTargets(given.mapping, variables)
      : given.mapping;
  const completed = completeSetup({ fields: given.fields, mapping }, variables ?? []);
  const { surveyId, messageId, filter } = given;
  const setup = { surveyId, messageId, filter, ...completed };
  const [workspace] = await db
    .select({ timeZone: workspaces.timeZone })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId));
  const errors = checkSetup(setup, variables, { draft, timeZone: workspace?.timeZone ?? "UTC" });
  if (errors.length > 0) throw invalidRequest(errors);
  return setup;
}

/**
 * Checks that the messages of reminders are of the workspace.
 * @throws AppError not_found
 */
export async function checkReminders(
  db: Tx,
  workspaceId: string,
  reminders: readonly Reminder[],
): Promise<void> {
  for (const [i, { messageId }] of reminders.entries()) {
    if (!(await findMessage(db, workspaceId, messageId)))
      throw notOfThisWorkspace(`reminders[${i}].messageId`, "message");
  }
}

function withoutUnknownTargets(mapping: Mapping, variables: readonly Variable[]): Mapping {
  const known = knownTargets(variables);
  return Object.fromEntries(
    Object.entries(mapping).map(([field, target]) => [
      field,
      target !== null && known.has(target) ? target : null,
    ]),
  );
}

function notOfThisWorkspace(field: string, what: string): AppError {
  const message = `There is no ${what} with this id in this workspace.`;
  return new AppError("not_found", message, { errors: [{ field, code: "not_found", message }] });
}
