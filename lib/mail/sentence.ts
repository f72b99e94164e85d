import type { MailNote } from "@/db/schema";

const notes: Record<MailNote, string> = {
  mail_no_starttls: "The mail server offers no STARTTLS, so nothing was sent.",
  resend_away: "Resend cannot be reached.",
  resend_key: "Resend does not accept the API key.",
};

/** What a mail server said, in English, and what is to be told beside it; it may have said nothing. */
export function mailSentence(said: string, note?: MailNote): string {
  if (!note) return said || "The mail server gave no answer.";
  return said ? `${notes[note]} (${said})` : notes[note];
}
