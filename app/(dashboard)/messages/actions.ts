"use server";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { action } from "@/app/action";
import { deleteUnusedMessage } from "@/lib/automation/message-uses";
import { logoOf } from "@/lib/brand/images";
import { digestOf, editedParts } from "@/lib/edit/seen";
import { env } from "@/lib/env";
import { mailedLogo } from "@/lib/invitation/look";
import { noSurvey } from "@/lib/invitation/message-preview";
import { sendTestMessage } from "@/lib/invitation/send-test-message";
import { mailer } from "@/lib/mail/mailer";
import { createMessage, duplicateMessage, updateMessage } from "@/lib/message/mutations";
import { messageInput } from "@/lib/message/schema";
import { findSurvey } from "@/lib/survey/queries";

const one = z.object({ id: z.string() });

/** The form as a message: an empty address is none, and so is a blank name. */
const replyTo = z.preprocess((text) => (text === "" ? null : text), messageInput.shape.replyTo);
const senderName = z.preprocess(
  (text) => (typeof text === "string" && text.trim() === "" ? null : text),
  messageInput.shape.senderName,
);
const form = messageInput.extend({ replyTo, senderName });

/**
 * Makes a message, or changes one as a whole where `seen` is what it was.
 * @returns its id, and the digest of what is there then
 */
export const save = action({
  role: "admin",
  input: form.extend({ id: z.string().optional(), seen: z.string() }),
  run: async ({ db, workspace, user, now }, { id, seen: digest, ...message }) => {
    const parts = editedParts.message;
    const kept = id
      ? await updateMessage(db, workspace.id, id, message, now, user.id, { parts, digest })
      : await createMessage(db, workspace.id, message, now, user.id);
    return { id: kept.id, digest: digestOf(kept, parts) };
  },
});

/** Makes a message of the same content. @returns its id */
export const duplicate = action({
  role: "admin",
  input: one,
  run: async ({ db, workspace, user, now }, { id }) => {
    const t = await getTranslations("messages");
    return await duplicateMessage(db, workspace.id, id, (name) => t("copyOf", { name }), now, user.id);
  },
});

/** Deletes a message that no automation sends. */
export const remove = action({
  role: "admin",
  input: one,
  run: async ({ db, workspace }, { id }) => {
    await deleteUnusedMessage(db, workspace.id, id);
  },
});

/** Sends a message as it stands in the form to the member. @returns how it was taken */
export const sendTest = action({
  role: "admin",
  input: z.object({
    content: messageInput.shape.content,
    ...{ replyTo, senderName },
    language: z.string().max(40),
    surveyId: z.string(),
  }),
  run: async ({ db, workspace, user, now }, { surveyId, ...message }) => {
    const survey = (await findSurvey(db, workspace.id, surveyId)) ?? noSurvey(workspace.id, workspace.name);
    const { APP_URL: appUrl, MAIL_FROM: from } = env();
    const to = user.email;
    const logo = mailedLogo(await logoOf(db, survey.theme ?? workspace.theme), appUrl);
    const about = { ...message, survey, workspace, logo, appUrl, from, to, locale: await getLocale(), now };
    const outcome = await sendTestMessage(db, mailer(), user.id, about);
    if (outcome.status !== "sent") return { status: "failed" as const, code: outcome.code };
    return { status: mailer().name === "captured" ? ("captured" as const) : ("sent" as const) };
  },
});
