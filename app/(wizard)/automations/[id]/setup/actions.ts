"use server";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { action } from "@/app/action";
import { locales } from "@/app/locale";
import { wake } from "@/inngest/wake";
import { delayOfForm } from "@/lib/automation/setup/delay-form";
import { suggestMapping } from "@/lib/automation/setup/field-list";
import { automationPatch } from "@/lib/automation/setup/schema";
import { sendingForm } from "@/lib/automation/setup/settings-schema";
import { chooseSurvey, chooseType, finishDraft, getDraft, saveDraft } from "@/lib/automation/wizard/draft";
import { statusStep, stepInput, surveyStep } from "@/lib/automation/wizard/step-schema";
import { numberOf, type WizardStep, type WizardType } from "@/lib/automation/wizard/steps";
import { findSurvey } from "@/lib/survey/queries";

/** The number of the step that follows, where the person goes on. */
const after = (step: WizardStep, next: boolean, type: WizardType = "incoming_webhook") =>
  next ? numberOf(step, type) + 1 : undefined;

export const saveType = action({
  role: "admin",
  input: stepInput.extend({ type: z.enum(["incoming_webhook", "outgoing_webhook", "alert"]) }),
  run: async ({ db, workspace, now }, { id, next, type }) => {
    await chooseType(db, workspace.id, id, type, now);
    await saveDraft(db, workspace.id, id, {}, after("type", next, type), now);
  },
});

/** Chooses the survey; a draft that nobody has named is called as its survey. */
export const saveSurvey = action({
  role: "admin",
  input: stepInput.extend(surveyStep.shape),
  run: async ({ db, workspace, now }, { id, next, surveyId }) => {
    const draft = await getDraft(db, workspace.id, id);
    const before = draft.surveyId ? await findSurvey(db, workspace.id, draft.surveyId) : undefined;
    await chooseSurvey(db, workspace.id, id, surveyId, now);
    const names = await Promise.all(
      locales.map(async (locale) => (await getTranslations({ locale, namespace: "wizard" }))("untitled")),
    );
    const unnamed = names.includes(draft.name) || draft.name === before?.title;
    const survey = await findSurvey(db, workspace.id, surveyId);
    const patch = unnamed && survey ? { name: survey.title } : {};
    await saveDraft(db, workspace.id, id, patch, after("survey", next), now);
  },
});

/** Keeps the sender, fields, list and filter; fields that are new are mapped where a name matches. */
export const saveData = action({
  role: "admin",
  input: automationPatch
    .pick({ sender: true, fields: true, itemsPath: true, filter: true })
    .required()
    .extend(stepInput.shape),
  run: async ({ db, workspace, now }, { id, next, ...patch }) => {
    const draft = await getDraft(db, workspace.id, id);
    const survey = draft.surveyId ? await findSurvey(db, workspace.id, draft.surveyId) : undefined;
    const mapping = suggestMapping(patch.fields, draft.mapping, survey?.variables ?? []);
    await saveDraft(db, workspace.id, id, { ...patch, mapping }, after("data", next), now);
  },
});

export const saveConnection = action({
  role: "admin",
  input: stepInput,
  run: async ({ db, workspace, now }, { id, next }) => {
    await saveDraft(db, workspace.id, id, {}, after("connection", next), now);
  },
});

export const saveMapping = action({
  role: "admin",
  input: automationPatch.pick({ fields: true, mapping: true }).required().extend(stepInput.shape),
  run: async ({ db, workspace, now }, { id, next, ...patch }) => {
    await saveDraft(db, workspace.id, id, patch, after("mapping", next), now);
  },
});

export const saveSettings = action({
  role: "admin",
  input: sendingForm.extend(stepInput.shape),
  run: async ({ db, workspace, now }, { id, next, name, messageId, delay }) => {
    const patch = { name, messageId, delay: delayOfForm(delay) };
    await saveDraft(db, workspace.id, id, patch, after("settings", next), now);
  },
});

export const saveStatus = action({
  role: "admin",
  input: statusStep.extend(stepInput.shape),
  run: async ({ db, workspace, now }, { id, next, enabled }) => {
    const { type } = await getDraft(db, workspace.id, id);
    await saveDraft(db, workspace.id, id, { enabled }, after("status", next, type), now);
  },
});

/** Ends the set-up. */
export const finish = action({
  role: "admin",
  input: stepInput,
  run: async ({ db, workspace, now, user }, { id, next }) => {
    if (!next) return;
    await finishDraft(db, workspace.id, id, now, user.id);
    await wake();
  },
});
