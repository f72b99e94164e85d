"use server";
import { z } from "zod";
import { action } from "@/app/action";
import type { TestedPost } from "@/components/automation/outgoing/post-test";
import { renewSigningSecret } from "@/lib/automation/outgoing/mutations";
import { outgoingPatch } from "@/lib/automation/outgoing/schema";
import { testOutgoing } from "@/lib/automation/outgoing/test";
import { getAutomation } from "@/lib/automation/queries";
import { overlap } from "@/lib/automation/setup/sender-schema";
import { saveDraft } from "@/lib/automation/wizard/draft";
import { stepInput } from "@/lib/automation/wizard/step-schema";
import { numberOf, type WizardStep } from "@/lib/automation/wizard/steps";

const after = (step: WizardStep, next: boolean) =>
  next ? numberOf(step, "outgoing_webhook") + 1 : undefined;

/** Keeps which events are posted, what of them, and of which answers. */
export const savePosted = action({
  role: "admin",
  input: outgoingPatch
    .pick({ events: true, include: true, values: true, filter: true })
    .required()
    .extend(stepInput.shape),
  run: async ({ db, workspace, now }, { id, next, ...patch }) => {
    await saveDraft(db, workspace.id, id, patch, after("data", next), now);
  },
});

export const saveReceiver = action({
  role: "admin",
  input: outgoingPatch.pick({ url: true, headers: true }).required().extend(stepInput.shape),
  run: async ({ db, workspace, now }, { id, next, ...patch }) => {
    await saveDraft(db, workspace.id, id, patch, after("connection", next), now);
  },
});

export const saveName = action({
  role: "admin",
  input: outgoingPatch.pick({ name: true, autoDisableAfter: true }).required().extend(stepInput.shape),
  run: async ({ db, workspace, now }, { id, next, ...patch }) => {
    await saveDraft(db, workspace.id, id, patch, after("settings", next), now);
  },
});

/** The first signing secret, where there is none. @returns it, for the only time; or null */
export const makeFirstSecret = action({
  role: "admin",
  input: z.object({ id: z.string() }),
  run: async ({ db, workspace, now }, { id }) => {
    const { signingSecret } = await getAutomation(db, workspace.id, id);
    return signingSecret === null
      ? (await renewSigningSecret(db, workspace.id, id, "PT0S", now)).signingSecret
      : null;
  },
});

/** A new signing secret; both sign until the overlap has passed. @returns it, for the only time */
export const makeNewSecret = action({
  role: "admin",
  input: z.object({ id: z.string(), overlap }),
  run: async ({ db, workspace, now }, { id, overlap: time }) =>
    (await renewSigningSecret(db, workspace.id, id, time, now)).signingSecret,
});

/** Posts the marked example to a URL. */
export const testReceiver = action({
  role: "admin",
  input: z.object({ id: z.string(), url: z.string().trim().max(2000) }),
  run: async ({ db, workspace, now }, { id, url }): Promise<TestedPost> => {
    const { attempt, sent } = await testOutgoing(db, workspace.id, id, url, now);
    const { ms } = attempt;
    return attempt.status === null
      ? { sent, ms, status: null, answer: null, error: attempt.error }
      : { sent, ms, status: attempt.status, answer: attempt.answer, error: null };
  },
});
