import type { messages, workspaces } from "@/db/schema";
import { matchLanguage } from "@/lib/text/language";
import { escapeHtml } from "../mail/templates/escape";
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
  workspace: Pick<typeof workspaces.$inferSelect, "id" | "name">;
};

const kept = 500;
const templates = new Map<string, Promise<Template>>();

/**
 * The template for a respondent's language: the message's text in it, else the message's first. Made once for each
 * wording, version of the survey and sender, then remembered.
 */
export function templateFor(source: Source, respondentLanguage: string): Promise<Template> {
  const { message, survey, workspace } = source;
  const languages = Object.keys(message.content);
  const language = matchLanguage(respondentLanguage, languages) ?? languages[0]!;
  const around = wordsFor(respondentLanguage).language;
  const { subject, body } = message.content[language]!;
  const version = [survey.id, survey.updatedAt.getTime(), workspace.id, workspace.name];
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
  { message, survey, workspace }: Source,
  language: string,
  around: string,
): Promise<Template> {
  const { subject, body } = message.content[language]!;
  const { words } = wordsFor(around);
  const rendered = renderBody(body, survey, language);
  const parts = cutFields(subject);
  const smallPrint = {
    reason: fill(words.mail.reason, { sender: workspace.name }),
    once: words.mail.once,
    unsubscribe: words.unsubscribe.title,
  };
  const frame = await renderInvitation({
    lang: language,
    footerLang: around,
    sender: workspace.name,
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
    `${workspace.name}\n\n`,
    ...rendered.text,
    `\n\n-- \n${smallPrint.reason} ${smallPrint.once}\n${smallPrint.unsubscribe}: `,
    unsubscribeLink,
    "\n",
  ];
  return { subject: parts, html, text };
}
