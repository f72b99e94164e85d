import type { Db } from "@/db";
import type { Variable } from "@/db/schema";
import type { Actor } from "../../edit/seen";
import { AppError, type FieldError } from "../../errors";
import { updateSurvey } from "../mutations";
import type { Survey } from "../queries";
import type { SurveyPatch } from "../schema";

/**
 * Adds a background variable to a survey, hosted or external, after those that it has by then: of two who add at once,
 * neither takes away what the other added.
 * @throws AppError not_found; invalid_request, with places within the variable: `name`, `options`
 */
export async function addVariable(
  db: Db,
  workspaceId: string,
  surveyId: string,
  variable: Variable,
  now: Date,
  actor: Actor,
): Promise<void> {
  const added = (before: Survey) =>
    ({ variables: [...before.variables, variable] as SurveyPatch["variables"] }) satisfies SurveyPatch;
  try {
    await updateSurvey(db, workspaceId, surveyId, added, now, actor);
  } catch (error) {
    if (error instanceof AppError && error.more.errors)
      throw new AppError(error.code, error.message, { ...error.more, errors: error.more.errors.map(within) });
    throw error;
  }
}

/** `variables[3].name` is the variable's `name`. */
function within(error: FieldError): FieldError {
  return { ...error, field: error.field.replace(/^variables\[\d+\]\.?/, "") };
}
