"use server";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { action } from "@/app/action";
import type { Variable } from "@/db/schema";
import { getAutomation } from "@/lib/automation/queries";
import { quickSurvey } from "@/lib/automation/wizard/step-schema";
import { createMessage } from "@/lib/message/mutations";
import { messageInput } from "@/lib/message/schema";
import { createSurvey, updateSurvey } from "@/lib/survey/mutations";
import { surveyInput } from "@/lib/survey/schema";
import { addVariable } from "@/lib/survey/variable/add";
import { type VariableForm, variableForm } from "@/lib/survey/variable/form";

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
    const made = variableOf(variable);
    await addVariable(db, workspace.id, surveyId ?? "", made, now, user.id);
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

function variableOf({ name, type, options, required }: VariableForm): Variable {
  if (type === "list") return { name, type, options, required };
  if (type === "date") return { name, type, required };
  const format = type === "number" ? "numeric" : type;
  return { name, type: "text", format, required };
}
