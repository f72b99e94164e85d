import type { Role } from "@/db/schema";
import type { Mail } from "../mail/mailer";
import type { Letter } from "../mail/templates/letter";
import { writeLetter } from "../mail/templates/write-letter";
import { momentText, noticeWords } from "../notification/words";
import { fill } from "../survey/fill";

/** What every account mail needs: its id (`mal_...`), the reader, the link that does it, and until when. */
type AccountMail = {
  id: string;
  to: string;
  locale: string;
  url: string;
  expiresAt: Date;
  timeZone: string;
  from: string;
};

/** Writes the mail with the link to choose a new password. */
export async function composeReset(mail: AccountMail): Promise<Mail> {
  const { words } = noticeWords(mail.locale);
  const { subject, title, lead, button } = words.account.reset;
  const values = { email: mail.to, host: new URL(mail.url).host };
  return await accountMail(mail, null, { subject, title, lead: [{ text: lead, values }], button });
}

/** Writes the mail with the link to join a workspace. `invitedBy` is a name or an address. */
export async function composeMemberInvite(
  mail: AccountMail & { workspace: { id: string; name: string }; invitedBy: string | null; role: Role },
): Promise<Mail> {
  const { words } = noticeWords(mail.locale);
  const { subject, title, lead, button, roles } = words.account.invite;
  const values = {
    who: mail.invitedBy || words.someone,
    workspace: mail.workspace.name,
    role: roles[mail.role],
  };
  return await accountMail(mail, mail.workspace.id, {
    subject: fill(subject, values),
    title: fill(title, values),
    lead: [{ text: lead, values }],
    button,
  });
}

async function accountMail(
  { id, to, locale, url, expiresAt, timeZone, from }: AccountMail,
  workspaceId: string | null,
  content: Pick<Letter, "subject" | "title" | "lead"> & { button: string },
): Promise<Mail> {
  const { language, words } = noticeWords(locale);
  const time = momentText(expiresAt, language, timeZone);
  const letter = await writeLetter({
    ...content,
    language,
    streak: null,
    facts: [],
    todo: null,
    button: { label: content.button, url },
    footer: [fill(words.account.expires, { time }), words.account.ignore],
    stop: null,
  });
  const secret = url.slice(url.lastIndexOf("/") + 1);
  return { id, workspaceId, to, from, ...letter, headers: { "Auto-Submitted": "auto-generated" }, secret };
}
