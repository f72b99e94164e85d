import type { messages, surveys, workspaces } from "@/db/schema";
import { fromWithName } from "../mail/address";
import type { Mail } from "../mail/mailer";
import { writeMessage } from "./compose";

/**
 * Writes a message as a respondent would get it, for the person who edits it: the variables show their names, and the
 * links lead to the survey in the dashboard, since there is no respondent.
 * @param id `mal_...`
 * @param content the wording, saved or not
 */
export async function composeMessageTest({
  id,
  to,
  name,
  language,
  content,
  replyTo,
  survey,
  workspace,
  appUrl,
  from,
}: {
  id: string;
  to: string;
  name: string;
  language: string;
  content: (typeof messages.$inferSelect)["content"];
  replyTo: string | null;
  survey: typeof surveys.$inferSelect;
  workspace: Pick<typeof workspaces.$inferSelect, "id" | "name">;
  appUrl: string;
  from: string;
}): Promise<Mail> {
  const link = `${appUrl}/surveys/${survey.id}`;
  const [firstName = "", ...rest] = name.trim().split(/\s+/);
  const variables = Object.fromEntries(
    survey.variables.map((variable) => [variable.name, `[${variable.name}]`]),
  );
  const written = await writeMessage({
    message: { content },
    survey,
    workspace,
    respondent: { email: to, firstName, lastName: rest.join(" "), language, variables },
    links: { surveyLink: link, unsubscribeLink: link },
  });
  return {
    id,
    workspaceId: workspace.id,
    to,
    from: fromWithName(from, workspace.name),
    replyTo,
    ...written,
    subject: `[Test] ${written.subject}`,
    headers: { "Auto-Submitted": "auto-generated" },
  };
}
