import type { invitations, messages, respondents } from "@/db/schema";
import { fromWithName, headerText } from "../mail/address";
import type { Mail } from "../mail/mailer";
import { inLook, type MailLook, picturesMark } from "../mail/templates/palette";
import { fieldValue, respondentValues } from "../message/merge";
import { fillHtml, fillText } from "../message/slots";
import type { MailedSurvey } from "../survey/queries";
import { mailLook } from "./look";
import { type MailingWorkspace, senderOf, templateFor } from "./template";

const longestSubject = 500;

/**
 * Writes the e-mail of an invitation or reminder, in the respondent's language where the message has it. The same input
 * gives the same mail, byte for byte, so that a provider can tell a repeat.
 * Standards: RFC 2369 and RFC 8058 (List-Unsubscribe, one click).
 * @param from MAIL_FROM
 */
export async function composeInvitation({
  message,
  survey,
  respondent,
  invitation,
  workspace,
  logo = null,
  appUrl,
  from,
}: {
  message: Pick<typeof messages.$inferSelect, "content" | "replyTo"> & { senderName?: string | null };
  survey: MailedSurvey;
  respondent: Pick<
    typeof respondents.$inferSelect,
    "email" | "firstName" | "lastName" | "language" | "variables" | "token"
  >;
  invitation: Pick<typeof invitations.$inferSelect, "id" | "email">;
  workspace: MailingWorkspace;
  /** Of the survey's theme, else the workspace's. */
  logo?: MailLook["logo"];
  appUrl: string;
  from: string;
}): Promise<Mail> {
  const unsubscribeLink = `${appUrl}/u/${respondent.token}`;
  const links = { surveyLink: `${appUrl}/s/${respondent.token}`, unsubscribeLink };
  return {
    id: invitation.id,
    workspaceId: workspace.id,
    to: invitation.email,
    from: fromWithName(from, message.senderName ?? senderOf(workspace)),
    replyTo: message.replyTo ?? workspace.replyTo ?? null,
    ...(await writeMessage({ message, survey, workspace, logo, respondent, links })),
    headers: {
      "List-Unsubscribe": `<${unsubscribeLink}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      "X-Surveyhook-Invitation": invitation.id,
    },
  };
}

/** The same parts for a person of whom nothing is known: what all mails of this message and language share. */
export async function writeBlank(
  given: Omit<Parameters<typeof writeMessage>[0], "respondent" | "links"> & {
    language: string;
    appUrl: string;
  },
): Promise<{ subject: string; html: string; text: string }> {
  const { language, appUrl, ...rest } = given;
  const nobody = { email: "", firstName: null, lastName: null, language, variables: {} };
  const links = { surveyLink: `${appUrl}/s/`, unsubscribeLink: `${appUrl}/u/` };
  return await writeMessage({ ...rest, respondent: nobody, links });
}

/** A message in the respondent's language with all values in it: its subject and both parts. */
export async function writeMessage({
  message,
  survey,
  workspace,
  logo = null,
  respondent,
  links,
}: {
  message: Pick<typeof messages.$inferSelect, "content">;
  survey: MailedSurvey;
  workspace: MailingWorkspace;
  /** Of the survey's theme, else the workspace's. */
  logo?: MailLook["logo"] | undefined;
  respondent: Parameters<typeof respondentValues>[0];
  links: { surveyLink: string; unsubscribeLink: string };
}): Promise<{ subject: string; html: string; text: string }> {
  const look = mailLook(survey.theme ?? workspace.theme ?? null, logo);
  const template = await templateFor({ message, survey, workspace, look }, respondent.language);
  const values = respondentValues(respondent, survey.title)
    .set("surveyLink", links.surveyLink)
    .set("unsubscribeLink", links.unsubscribeLink);
  const subject = template.subject.map((part) =>
    typeof part === "string" ? part : fieldValue(part, values),
  );
  return {
    subject: shortened(headerText(subject.join(""))) || headerText(survey.title),
    html: inLook(fillHtml(template.html, values), look).replaceAll(picturesMark, originOf(links.surveyLink)),
    text: fillText(template.text, values),
  };
}

/** Where our own pictures are: of a preview's link that is no address, on the page itself. */
function originOf(link: string): string {
  return URL.canParse(link) ? new URL(link).origin : "";
}

function shortened(subject: string): string {
  if (subject.length <= longestSubject) return subject;
  return `${subject
    .slice(0, longestSubject - 1)
    .toWellFormed()
    .replace(/\ufffd$/, "")}…`;
}
