import type { messages, workspaces } from "@/db/schema";
import { matchLanguage } from "@/lib/text/language";
import { footerFor } from "../brand/footer";
import { escapeHtml } from "../mail/templates/escape";
import { inLook, type MailLook } from "../mail/templates/palette";
import { renderInvitation } from "../mail/templates/render-invitation";
import { cutFields, type Part } from "../message/merge";
import { renderBody } from "../message/render";
import type { Slot } from "../message/slots";
import { fill } from "../survey/fill";
import type { MailedSurvey } from "../survey/queries";
import { wordsFor } from "../survey/words";

/** A message in one language, framed, its values still to be put in. */
export type Template = { subject: Part[]; html: Slot[]; text: Slot[] };

type Source = {
  message: Pick<typeof messages.$inferSelect, "content">;
  survey: MailedSurvey;
  workspace: MailingWorkspace;
  look: MailLook;
};

/** What a mail has of its sender. */
export type MailingWorkspace = Pick<typeof workspaces.$inferSelect, "id" | "name"> &
  Partial<Pick<typeof workspaces.$inferSelect, "theme" | "senderName" | "replyTo" | "footer">>;

/** Whom a mail is from: the name that people know. */
export function senderOf({ senderName, name }: Pick<MailingWorkspace, "senderName" | "name">): string {
  return senderName ?? name;
}

const kept = 500;
const templates = new Map<string, Promise<Template>>();

/**
 * The template for a respondent's language: the message's text in it, else the message's first. Made once for each
 * wording, version of the survey and sender, then remembered.
 */
export function templateFor(source: Source, respondentLanguage: string): Promise<Template> {
  const { message, survey, workspace, look } = source;
  const languages = Object.keys(message.content);
  const language = matchLanguage(respondentLanguage, languages) ?? languages[0]!;
  const around = wordsFor(respondentLanguage).language;
  const { subject, body } = message.content[language]!;
  const version = [
    survey.id,
    survey.updatedAt.getTime(),
    workspace.id,
    senderOf(workspace),
    look,
    workspace.footer,
  ];
  const name = JSON.stringify([...version, language, around, subject, body]);
  const known = templates.get(name);
  if (known) return known;
  const made = makeTemplate(source, language, around);
  made.catch(() => templates.delete(name));
  templates.set(name, made);
  if (templates.size > kept) templates.delete(templates.keys().next().value!);
  return made;
}

async function makeTemplate(
  { message, survey, workspace, look }: Source,
  language: string,
  around: string,
): Promise<Template> {
  const { subject, body } = message.content[language]!;
  const { words } = wordsFor(around);
  const rendered = renderBody(body, survey, language);
  const parts = cutFields(subject);
  const sender = senderOf(workspace);
  const ownFooter = footerFor(workspace.footer ?? null, around)
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const smallPrint = {
    reason: fill(words.mail.reason, { sender }),
    once: words.mail.once,
    unsubscribe: words.unsubscribe.title,
  };
  const frame = await renderInvitation({
    lang: language,
    footerLang: around,
    ...{ sender, look, ownFooter },
    ...smallPrint,
  });
  const unsubscribeLink: Slot = { name: "unsubscribeLink", fallback: "", place: "urlStart" };
  const html: Slot[] = [
    frame.beforeTitle,
    ...parts.map(
      (part): Slot => (typeof part === "string" ? escapeHtml(part) : { ...part, place: "inline" }),
    ),
    frame.beforeBody,
    ...rendered.html,
    frame.beforeLink,
    unsubscribeLink,
    frame.afterLink,
  ];
  const text: Slot[] = [
    `${sender}\n\n`,
    ...rendered.text,
    `\n\n-- \n${smallPrint.reason} ${smallPrint.once}\n${smallPrint.unsubscribe}: `,
    unsubscribeLink,
    ["", ...ownFooter, ""].join("\n"),
  ];
  return {
    subject: parts,
    html: html.map((slot) => (typeof slot === "string" ? inLook(slot, look) : slot)),
    text,
  };
}
