import { exampleRequest } from "../automation/setup/example";
import type { MailLook } from "../mail/templates/palette";
import { openLinks, templateFaults, unknownFields } from "../message/faults";
import { commonFields } from "../message/merge";
import type { MessageContent } from "../message/queries";
import type { TemplateFault } from "../message/template-fault";
import { pathOfKey } from "../payload/path";
import type { MailedSurvey } from "../survey/queries";
import { writeMessage } from "./compose";
import type { MailingWorkspace } from "./template";

/** What is wrong with a message, by language and then by its two texts. */
export type MessageFaults = Record<string, Record<"subject" | "body", TemplateFault[]>>;

/** A message as an invented respondent would get it, and what is wrong with it. */
export type MessagePreview = {
  to: string;
  subject: string;
  html: string;
  text: string;
  faults: MessageFaults;
};

/** Whose values are put in: a person with all of them, or one of whom only the address is known. */
export type PreviewPerson = "full" | "bare";

/** Stands in for a survey where there is none yet: no variables, no questions. */
export function noSurvey(workspaceId: string, title: string): MailedSurvey {
  const epoch = new Date(0);
  return {
    ...{ id: "", workspaceId, title, kind: "hosted", url: null, status: "draft" },
    ...{
      languages: ["en"],
      variables: [],
      questions: [],
      createdAt: epoch,
      updatedAt: epoch,
      updatedBy: null,
    },
  };
}

/**
 * Writes a message, saved or not, for an invented respondent; its links lead to the survey in the dashboard.
 * @param language the language of the respondent
 */
export async function previewMessage({
  content,
  language,
  person,
  survey,
  workspace,
  logo,
  appUrl,
  now,
}: {
  content: MessageContent;
  language: string;
  person: PreviewPerson;
  survey: MailedSurvey;
  workspace: MailingWorkspace;
  logo?: MailLook["logo"];
  appUrl: string;
  now: Date;
}): Promise<MessagePreview> {
  const { email, firstName, lastName, ...variables } = exampleValues(survey, now);
  const full = person === "full";
  const link = `${appUrl}/surveys/${survey.id}`;
  const written = await writeMessage({
    message: { content },
    survey,
    ...{ workspace, logo },
    respondent: {
      email: email!,
      firstName: full ? firstName! : null,
      lastName: full ? lastName! : null,
      language,
      variables: full ? variables : {},
    },
    links: { surveyLink: link, unsubscribeLink: link },
  });
  return { to: email!, ...written, faults: messageFaults(content, survey) };
}

/** What is wrong with each text of a message that is sent for a survey. */
function messageFaults(
  content: MessageContent,
  { variables }: Pick<MailedSurvey, "variables">,
): MessageFaults {
  const names = variables.map(({ name }) => name);
  const faults = (text: string, body: boolean) =>
    text.trim() === ""
      ? []
      : [...templateFaults(text, body), ...unknownFields(text, names, body), ...openLinks(text, body)];
  return Object.fromEntries(
    Object.entries(content).map(([tag, { subject, body }]) => [
      tag,
      { subject: faults(subject, false), body: faults(body, true) },
    ]),
  );
}

function exampleValues({ variables, languages }: MailedSurvey, now: Date): Record<string, string> {
  const names = [...commonFields.slice(0, 3), ...variables.map(({ name }) => name)];
  const fields = names.map((name) => ({ name, path: pathOfKey(name), required: false }));
  const mapping = Object.fromEntries(names.map((name) => [name, name]));
  const example = exampleRequest(
    { fields, mapping, filter: null, itemsPath: null, variables, languages },
    now,
  );
  return Object.fromEntries(Object.entries(example ?? {}).map(([name, value]) => [name, String(value)]));
}
