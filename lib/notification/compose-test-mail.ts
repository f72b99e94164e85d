import { newId } from "../ids";
import { fromWithName } from "../mail/address";
import type { Mail } from "../mail/mailer";
import { writeLetter } from "../mail/templates/write-letter";
import { fill } from "../survey/fill";
import { noticeWords } from "./words";

/** Writes the mail by which a person tries whether mail leaves. @param where where it is handed over: a host */
export async function composeTestMail(test: {
  to: string;
  locale: string;
  workspace: { id: string; name: string };
  where: string;
  appUrl: string;
  from: string;
}): Promise<Mail> {
  const { language, words } = noticeWords(test.locale);
  const { subject, title, lead, button } = words.mailTest;
  const values = { workspace: test.workspace.name, where: test.where };
  const letter = await writeLetter({
    language,
    subject: fill(subject, values),
    title,
    lead: [{ text: lead, values }],
    streak: null,
    facts: [],
    todo: null,
    button: { label: button, url: `${test.appUrl}/settings/mail` },
    footer: [],
    stop: null,
  });
  return {
    id: newId("mail"),
    workspaceId: test.workspace.id,
    to: test.to,
    from: fromWithName(test.from, test.workspace.name),
    ...letter,
    headers: { "Auto-Submitted": "auto-generated" },
  };
}
