"use server";
import { z } from "zod";
import { action } from "@/app/action";
import { parseDuration } from "@/lib/automation/decide/delay";
import { rotateKey } from "@/lib/automation/keys";
import { updateAutomation } from "@/lib/automation/mutations";
import { getAutomation } from "@/lib/automation/queries";
import { exampleRequest, templateOf } from "@/lib/automation/setup/example";
import { emailFieldOf, suggestMapping } from "@/lib/automation/setup/field-list";
import { loadSetup } from "@/lib/automation/setup/load-setup";
import { automationPatch } from "@/lib/automation/setup/schema";
import { firstKey, getDraft, saveDraft } from "@/lib/automation/wizard/draft";
import { sendExample } from "@/lib/delivery/trial/send-example";
import { env } from "@/lib/env";
import { findSurvey } from "@/lib/survey/queries";

/** Makes the hook's first key. @returns it, once; null where there is one already */
export const makeFirstKey = action({
  role: "admin",
  input: z.object({ id: z.string() }),
  run: ({ db, workspace, now }, { id }) => firstKey(db, workspace.id, id, now),
});

/** Makes a new key; the older ones end after the overlap. @returns it, once */
export const makeNewKey = action({
  role: "admin",
  input: z.object({ id: z.string(), overlap: z.string().refine((text) => parseDuration(text, 0).ok) }),
  run: async ({ db, workspace, now }, { id, overlap }) =>
    (await rotateKey(db, workspace.id, id, overlap, now)).apiKey,
});

/** Keeps what the sender signs with, or takes it away. While a set-up is made, a former secret is of no use. */
export const saveSecret = action({
  role: "admin",
  input: z.object({ id: z.string(), secret: automationPatch.shape.senderSecret.unwrap() }),
  run: async ({ db, workspace, user, now }, { id, secret }) => {
    const { status } = await getAutomation(db, workspace.id, id);
    const overlap = status === "draft" ? { senderSecretOverlap: "PT0S" } : {};
    await updateAutomation(db, workspace.id, id, { senderSecret: secret, ...overlap }, now, user.id);
  },
});

/** Sends the example through the public address, as another system would. */
export const sendTheExample = action({
  role: "admin",
  input: z.object({ id: z.string() }),
  run: async ({ db, workspace, now }, { id }) => {
    const { automation, survey } = await loadSetup(db, workspace.id, id);
    const { variables = [], languages = [] } = survey ?? {};
    const body = JSON.stringify(exampleRequest({ ...automation, variables, languages }, now), null, 2);
    const { headers } = templateOf(automation) ?? {};
    return await sendExample(db, automation, env().APP_URL, { body, ...(headers ? { headers } : {}) }, now);
  },
});

/** Takes a value that came without being expected: as a field of its own, or as where the e-mail address is. */
export const includeExtra = action({
  role: "admin",
  input: z.object({ id: z.string(), name: z.string(), path: z.string(), email: z.boolean() }),
  run: async ({ db, workspace, now }, { id, name, path, email }) => {
    const { fields, mapping, surveyId } = await getDraft(db, workspace.id, id);
    const survey = surveyId ? await findSurvey(db, workspace.id, surveyId) : undefined;
    const address = emailFieldOf(mapping);
    const after = email
      ? fields.map((field) => (field.name === address ? { ...field, path } : field))
      : [...fields, { name, path, required: false }];
    const patch = { fields: after, mapping: suggestMapping(after, mapping, survey?.variables ?? []) };
    await saveDraft(db, workspace.id, id, patch, undefined, now);
  },
});
