/**
 * A text in one form (Unicode NFC), so that the same word is the same text however it was typed. A text with a run of
 * marks that no language writes is left as it is: putting them in order takes quadratic time.
 * Source: UAX #15, the Stream-Safe Text Format allows 30.
 */
export function normal(text: string): string {
  return text.length > 30 && /\p{M}{31}/u.test(text) ? text : text.normalize("NFC");
}
