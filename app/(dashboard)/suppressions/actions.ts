"use server";
import { z } from "zod";
import { action } from "@/app/action";
import { suppressionForm } from "@/lib/suppression/form";
import { liftSuppression, suppress } from "@/lib/suppression/mutations";
import { getSurvey } from "@/lib/survey/queries";

/** Suppresses an address by hand, for one survey or for all. */
export const add = action({
  role: "admin",
  input: suppressionForm,
  run: async ({ db, workspace, now }, { email, note, surveyId }) => {
    if (surveyId) await getSurvey(db, workspace.id, surveyId);
    const scope = { surveyId: surveyId || null, note: note || null };
    await suppress(db, workspace.id, email, "manual", scope, now);
  },
});

/** Lets an address be mailed again. */
export const remove = action({
  role: "admin",
  input: z.object({ id: z.string() }),
  run: async ({ db, workspace }, { id }) => {
    await liftSuppression(db, workspace.id, id);
  },
});
