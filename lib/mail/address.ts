import addressparser from "nodemailer/lib/addressparser";

/** The bare address in a From such as `Tuva <hej@example.com>`. */
export function addressOf(from: string): string {
  return addressparser(from, { flatten: true })[0]?.address || from.trim();
}

/**
 * The From of a sender's mails: its name before the address of MAIL_FROM; where it has none, MAIL_FROM as it is.
 * @param from MAIL_FROM
 */
export function fromWithName(from: string, name: string): string {
  const words = headerText(name).replaceAll('"', "'").replaceAll("\\", "/");
  return words === "" ? headerText(from) : `"${words}" <${addressOf(from)}>`;
}

/**
 * Text made fit for a header's value: line breaks, control and direction-changing characters become blanks, so nothing
 * can begin a header of its own or turn the rest around.
 */
export function headerText(text: string): string {
  if (/^[!-~]+(?: [!-~]+)*$/.test(text)) return text;
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();
}
