"use server";
import { z } from "zod";
import { action } from "@/app/action";
import { delayOfForm } from "@/lib/automation/delay-form";
import { suggestMapping } from "@/lib/automation/field-list";
import { updateAutomation } from "@/lib/automation/mutations";
import { getAutomation } from "@/lib/automation/queries";
import { automationPatch } from "@/lib/automation/schema";
import { settingsStep } from "@/lib/automation/step-schema";
import { newSigningSecret } from "@/lib/secret";
import { findSurvey } from "@/lib/survey/queries";

const one = { id: z.string() };

/** Keeps fields, list and filter; fields that are new are mapped where a name matches. */
export const saveData = action({
  role: "admin",
  input: automationPatch.pick({ fields: true, itemsPath: true, filter: true }).required().extend(one),
  run: async ({ db, workspace, user, now }, { id, ...patch }) => {
    const { mapping: before, surveyId } = await getAutomation(db, workspace.id, id);
    const survey = surveyId ? await findSurvey(db, workspace.id, surveyId) : undefined;
    const mapping = suggestMapping(patch.fields, before, survey?.variables ?? []);
    await updateAutomation(db, workspace.id, id, { ...patch, mapping }, now, user.id);
  },
});

export const saveMapping = action({
  role: "admin",
  input: automationPatch.pick({ mapping: true }).required().extend(one),
  run: async ({ db, workspace, user, now }, { id, mapping }) => {
    await updateAutomation(db, workspace.id, id, { mapping }, now, user.id);
  },
});

export const saveSettings = action({
  role: "admin",
  input: automationPatch
    .pick({
      autoDisableAfter: true,
      silenceAfterHours: true,
      dedupeField: true,
      repeatPolicy: true,
      frequencyExempt: true,
      allowKeyInUrl: true,
      rateLimitPerMinute: true,
      cancelRule: true,
      reminders: true,
    })
    .required()
    .extend(settingsStep.shape)
    .extend(one),
  run: async ({ db, workspace, user, now }, { id, delay, ...patch }) => {
    await updateAutomation(db, workspace.id, id, { ...patch, delay: delayOfForm(delay) }, now, user.id);
  },
});

/** Makes requests have to be signed, with a new secret. @returns it, for the only time */
export const makeSigningSecret = action({
  role: "admin",
  input: z.object(one),
  run: async ({ db, workspace, user, now }, { id }) => {
    const signingSecret = newSigningSecret();
    await updateAutomation(db, workspace.id, id, { signingSecret }, now, user.id);
    return signingSecret;
  },
});

export const dropSigningSecret = action({
  role: "admin",
  input: z.object(one),
  run: async ({ db, workspace, user, now }, { id }) => {
    await updateAutomation(db, workspace.id, id, { signingSecret: null }, now, user.id);
  },
});
