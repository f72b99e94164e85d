import addressparser from "nodemailer/lib/addressparser";

/** The bare address in a From such as `Tuva <hej@example.com>`. */
export function addressOf(from: string): string {
  return addressparser(from, { flatten: true })[0]?.address || from.trim();
}

/**
 * The From of mails: MAIL_FROM as it is, or with the sender's name before it where it has none of its own.
 * @param from MAIL_FROM
 */
export function fromWithName(from: string, name: string): string {
  const parsed = addressparser(from, { flatten: true })[0];
  if (!parsed?.address || parsed.name) return headerText(from);
  const words = headerText(name).replaceAll('"', "'").replaceAll("\\", "/");
  return words === "" ? parsed.address : `"${words}" <${parsed.address}>`;
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
