"use server";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { action } from "@/app/action";
import type { Variable } from "@/db/schema";
import { getAutomation } from "@/lib/automation/queries";
import { quickSurvey, type VariableForm, variableForm } from "@/lib/automation/step-schema";
import type { FieldError } from "@/lib/errors";
import { fieldErrorsOf, invalidRequest } from "@/lib/field-errors";
import { createMessage } from "@/lib/message/mutations";
import { messageInput } from "@/lib/message/schema";
import { createSurvey, updateSurvey } from "@/lib/survey/mutations";
import { getSurvey } from "@/lib/survey/queries";
import { surveyInput, surveyPatch } from "@/lib/survey/schema";

/** Makes an open survey of two questions. @returns its id */
export const makeSurvey = action({
  role: "admin",
  input: quickSurvey,
  run: async ({ db, workspace, user, now }, { title, languages }) => {
    const words = async (key: "nps" | "why") =>
      Object.fromEntries(
        await Promise.all(
          languages.map(async (locale) => {
            const t = await getTranslations({ locale, namespace: "wizard.survey.quick" });
            return [locale, t(key)] as const;
          }),
        ),
      );
    const questions = [
      { key: "recommend", type: "nps", title: await words("nps"), required: true },
      { key: "why", type: "text", title: await words("why"), required: false },
    ];
    const survey = await createSurvey(
      db,
      workspace.id,
      surveyInput.parse({ title, languages, questions }),
      now,
      user.id,
    );
    return survey.id;
  },
});

/** Adds a background variable to the automation's survey. @returns it */
export const makeVariable = action({
  role: "admin",
  input: z.object({ id: z.string(), variable: variableForm }),
  run: async ({ db, workspace, user, now }, { id, variable }) => {
    const { surveyId } = await getAutomation(db, workspace.id, id);
    const survey = await getSurvey(db, workspace.id, surveyId ?? "");
    if (survey.variables.some(({ name }) => name.toLowerCase() === variable.name.toLowerCase())) {
      const message = `There is a variable ${variable.name} already.`;
      throw invalidRequest([{ field: "name", code: "duplicate", message }]);
    }
    const made = variableOf(variable);
    const parsed = surveyPatch.safeParse({ variables: [...survey.variables, made] });
    if (!parsed.success) throw invalidRequest(fieldErrorsOf(parsed.error.issues).map(atName));
    await updateSurvey(db, workspace.id, survey.id, parsed.data, now, user.id);
    return made;
  },
});

/** Makes an invitation's message. @returns its id */
export const makeMessage = action({
  role: "admin",
  input: messageInput,
  run: async ({ db, workspace, user, now }, input) =>
    (await createMessage(db, workspace.id, input, now, user.id)).id,
});

/** Opens the automation's survey, so that people can be invited to it. */
export const openSurvey = action({
  role: "admin",
  input: z.object({ id: z.string() }),
  run: async ({ db, workspace, user, now }, { id }) => {
    const { surveyId } = await getAutomation(db, workspace.id, id);
    await updateSurvey(db, workspace.id, surveyId ?? "", { status: "open" }, now, user.id);
  },
});

/** `variables[3].name` is the form's `name`. */
function atName(error: FieldError): FieldError {
  return { ...error, field: error.field.replace(/^variables\[\d+\]\.?/, "") };
}

function variableOf({ name, type, options, required }: VariableForm): Variable {
  if (type === "list") return { name, type, options, required };
  if (type === "date") return { name, type, required };
  const format = type === "number" ? "numeric" : type;
  return { name, type: "text", format, required };
}
