"use server";
import { getLocale } from "next-intl/server";
import { z } from "zod";
import { action } from "@/app/action";
import { updateAlert } from "@/lib/automation/alert/mutations";
import { alertPatch } from "@/lib/automation/alert/schema";
import { getAutomation } from "@/lib/automation/queries";
import { systemClock } from "@/lib/clock";
import { digestOf, editedParts } from "@/lib/edit/seen";
import { env } from "@/lib/env";
import { mailer } from "@/lib/mail/mailer";
import { filterFields, postFields } from "@/lib/outgoing/fields";
import { getSurvey } from "@/lib/survey/queries";
import { type ToldTest, testAlert } from "@/lib/worker/test-alert";

const value = alertPatch
  .pick({ name: true, surveyId: true, filter: true, channels: true, digest: true, at: true })
  .required();

/** What an alert's conditions may look at, once a survey is chosen. */
export const fieldsOf = action({
  role: "admin",
  input: z.object({ surveyId: z.string().min(1) }),
  run: async ({ db, workspace }, { surveyId }) => {
    const survey = await getSurvey(db, workspace.id, surveyId);
    return {
      fields: filterFields(postFields(survey, await getLocale())),
      languages: survey.languages,
    };
  },
});

/** Keeps an alert. @returns the digest of what is there then */
export const saveAlert = action({
  role: "admin",
  input: value.extend({ id: z.string(), seen: z.string() }),
  run: async ({ db, workspace, user, now }, { id, seen: digest, ...patch }) => {
    const seen = { parts: editedParts.alert, digest };
    const saved = await updateAlert(db, workspace.id, id, patch, now, user.id, seen);
    return digestOf(saved, editedParts.alert);
  },
});

/** Keeps a draft, and ends it: from now on it tells. */
export const enableAlert = action({
  role: "admin",
  input: value.extend({ id: z.string() }),
  run: async ({ db, workspace, user, now }, { id, ...patch }) => {
    await updateAlert(db, workspace.id, id, { ...patch, status: "enabled" }, now, user.id);
  },
});

/** Tells each channel a made-up answer. */
export const sendTest = action({
  role: "admin",
  input: z.object({ id: z.string() }),
  run: async ({ db, workspace }, { id }): Promise<ToldTest[]> => {
    const { APP_URL: appUrl, MAIL_FROM: from, RETRY_SCALE: retryScale } = env();
    const deps = { db, mailer: mailer(), clock: systemClock, appUrl, from, retryScale };
    return await testAlert(deps, await getAutomation(db, workspace.id, id));
  },
});
