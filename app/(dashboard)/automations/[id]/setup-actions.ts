"use server";
import { z } from "zod";
import { type ActionContext, action } from "@/app/action";
import { updateAutomation } from "@/lib/automation/mutations";
import { type Automation, getAutomation } from "@/lib/automation/queries";
import { delayOfForm } from "@/lib/automation/setup/delay-form";
import { suggestMapping } from "@/lib/automation/setup/field-list";
import { type AutomationPatch, automationPatch } from "@/lib/automation/setup/schema";
import { settingsForm } from "@/lib/automation/setup/settings-schema";
import { digestOf, editedParts, type Seen } from "@/lib/edit/seen";
import { newSigningSecret } from "@/lib/secret";
import { findSurvey } from "@/lib/survey/queries";

const one = { id: z.string() };
/** The digest of what the editor has read. */
const edited = { ...one, seen: z.string() };

/** Writes what an editor holds over what it has read. @returns the digest of what is there then */
async function write(
  { db, workspace, user, now }: ActionContext,
  id: string,
  patch: AutomationPatch,
  seen: Seen<Automation>,
): Promise<string> {
  return digestOf(await updateAutomation(db, workspace.id, id, patch, now, user.id, seen), seen.parts);
}

/** Keeps the sender, fields, list and filter; fields that are new are mapped where a name matches. */
export const saveData = action({
  role: "admin",
  input: automationPatch
    .pick({ sender: true, fields: true, itemsPath: true, filter: true })
    .required()
    .extend(edited),
  run: async (context, { id, seen: digest, ...patch }) => {
    const { db, workspace } = context;
    const { mapping: before, surveyId } = await getAutomation(db, workspace.id, id);
    const survey = surveyId ? await findSurvey(db, workspace.id, surveyId) : undefined;
    const mapping = suggestMapping(patch.fields, before, survey?.variables ?? []);
    return await write(context, id, { ...patch, mapping }, { parts: editedParts.data, digest });
  },
});

export const saveMapping = action({
  role: "admin",
  input: automationPatch.pick({ fields: true, mapping: true }).required().extend(edited),
  run: (context, { id, seen: digest, ...patch }) =>
    write(context, id, patch, { parts: editedParts.mapping, digest }),
});

export const saveSettings = action({
  role: "admin",
  input: settingsForm.extend(edited),
  run: (context, { id, delay, seen: digest, ...patch }) =>
    write(context, id, { ...patch, delay: delayOfForm(delay) }, { parts: editedParts.rules, digest }),
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
