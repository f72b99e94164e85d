"use server";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { action } from "@/app/action";
import { AppError } from "@/lib/errors";
import { duplicateSurvey } from "@/lib/survey/duplicate";
import { createSurvey, deleteSurvey, updateSurvey } from "@/lib/survey/mutations";
import { getSurvey, type Question, type Variable } from "@/lib/survey/queries";
import { surveyInput, surveyPatch } from "@/lib/survey/schema";
import { listSurveyUsers, refuseLostVariables, refuseOtherTypes } from "@/lib/survey/use";

const one = { id: z.string() };
const patch = surveyPatch.shape;

/** Lets a form pass what it would store; the schema behind it says whether it is that. */
const stored = <T>() => z.custom<T>().transform((value): unknown => value);

/** Makes a survey without questions, as a draft. @returns its id */
export const create = action({
  role: "admin",
  input: surveyInput,
  run: async ({ db, workspace, now }, input) =>
    (await createSurvey(db, workspace.id, { ...input, status: "draft" }, now)).id,
});

export const saveQuestions = action({
  role: "admin",
  input: z.object({ ...one, questions: stored<Question[]>().pipe(patch.questions.nonoptional()) }),
  run: async ({ db, workspace, now }, { id, questions }) => {
    await refuseOtherTypes(db, await getSurvey(db, workspace.id, id), questions);
    await updateSurvey(db, workspace.id, id, { questions }, now);
  },
});

export const saveVariables = action({
  role: "admin",
  input: z.object({ ...one, variables: stored<Variable[]>().pipe(patch.variables.nonoptional()) }),
  run: async ({ db, workspace, now }, { id, variables }) => {
    await refuseLostVariables(db, await getSurvey(db, workspace.id, id), variables);
    await updateSurvey(db, workspace.id, id, { variables }, now);
  },
});

export const saveAddress = action({
  role: "admin",
  input: surveyPatch.pick({ url: true }).required().extend(one),
  run: async ({ db, workspace, now }, { id, url }) => {
    await updateSurvey(db, workspace.id, id, { url }, now);
  },
});

export const saveSettings = action({
  role: "admin",
  input: surveyPatch.pick({ title: true, languages: true, status: true }).required().extend(one),
  run: async ({ db, workspace, now }, { id, ...settings }) => {
    await updateSurvey(db, workspace.id, id, settings, now);
  },
});

/** Opens a survey, so that it can be answered. */
export const open = action({
  role: "admin",
  input: z.object(one),
  run: async ({ db, workspace, now }, { id }) => {
    await updateSurvey(db, workspace.id, id, { status: "open" }, now);
  },
});

/** Makes a draft with the same questions and variables. @returns its id */
export const duplicate = action({
  role: "admin",
  input: z.object(one),
  run: async ({ db, workspace, now }, { id }) => {
    const t = await getTranslations("surveys");
    return await duplicateSurvey(db, workspace.id, id, (title) => t("copyOf", { title }), now);
  },
});

export const remove = action({
  role: "admin",
  input: z.object(one),
  run: async ({ db, workspace, now }, { id }) => {
    const [user] = await listSurveyUsers(db, workspace.id, id);
    if (user) throw new AppError("conflict", `The automation “${user.name}” sends it out.`);
    await deleteSurvey(db, workspace.id, id, now);
  },
});
