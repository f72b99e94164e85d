/**
 * What Surveyhook itself says of a run in a sentence that is kept with it and told to the API, by its code. A kept text
 * may go on after its sentence.
 */
export const sentences = {
  survey_deleted: "The survey was deleted.",
  payload_gone: "The payload is gone: it was erased, or is older than the retention time.",
  undecided: "The run could not be decided again. Try it once more.",
  mail_silent: "The mail server gave no answer.",
  mail_no_starttls: "The mail server offers no STARTTLS, so nothing was sent.",
  resend_away: "Resend cannot be reached.",
  resend_key: "Resend does not accept the API key.",
  resend_silent: "Resend did not answer in time.",
  mail_unwritable: "The mail could not be written from the message",
} as const;

/** The code of a kept sentence, to be told in other words; null where the words came from outside. Pure. */
export function codeOfSentence(kept: string): keyof typeof sentences | null {
  const found = Object.entries(sentences).find(([, sentence]) => kept.startsWith(sentence));
  return (found?.[0] as keyof typeof sentences) ?? null;
}
