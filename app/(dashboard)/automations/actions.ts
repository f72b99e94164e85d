"use server";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { action } from "@/app/action";
import { wake, wakeMarkedRuns } from "@/inngest/wake";
import { duplicateAutomation } from "@/lib/automation/duplicate";
import { deleteAutomation } from "@/lib/automation/mutations";
import { disableAutomation, pauseAutomation } from "@/lib/automation/status";
import { enableWithHeld, heldChoices } from "@/lib/delivery/enable";

const one = z.object({ id: z.string() });

/** Enables an automation; what is held is released, discarded or kept. */
export const enable = action({
  role: "admin",
  input: z.object({ id: z.string(), held: z.enum(heldChoices).default("keep") }),
  run: async ({ db, workspace, user, now }, { id, held }) => {
    await enableWithHeld(db, workspace.id, id, held, now, user.id);
    await Promise.all([wake(), wakeMarkedRuns()]);
  },
});

export const disable = action({
  role: "admin",
  input: one,
  run: async ({ db, workspace, user, now }, { id }) => {
    await disableAutomation(db, workspace.id, id, "manual", now, user.id);
  },
});

export const pause = action({
  role: "admin",
  input: one,
  run: async ({ db, workspace, user, now }, { id }) => {
    await pauseAutomation(db, workspace.id, id, now, user.id);
  },
});

/** Makes a draft with the same set-up. @returns its id */
export const duplicate = action({
  role: "admin",
  input: one,
  run: async ({ db, workspace, user, now }, { id }) => {
    const t = await getTranslations("automations");
    const named = (name: string) => t("copyOf", { name });
    return await duplicateAutomation(db, workspace.id, id, named, now, user.id);
  },
});

export const remove = action({
  role: "admin",
  input: one,
  run: async ({ db, workspace }, { id }) => {
    await deleteAutomation(db, workspace.id, id);
  },
});
