import { dictionary } from "@zxcvbn-ts/language-common";

/** How long a new password is. Source: NIST SP 800-63B asks for 8 at least; a password alone deserves more. */
export const passwordLength = { min: 12, max: 200 } as const;

/** Why a password is not taken, with what to do about it. */
export const passwordFaults = {
  password_short: `A password has at least ${passwordLength.min} characters. A few words in a row are fine.`,
  too_long: `A password has at most ${passwordLength.max} characters.`,
  password_common: "This is among the passwords that are tried first. Take a few words in a row instead.",
  password_personal:
    "This is made of the address, a name or the product's name. Take a few words in a row that nobody can look up.",
  password_repeated: "This repeats a few characters again and again. Take a few words in a row instead.",
} as const;
export type PasswordFault = keyof typeof passwordFaults;

/** Straight runs along the alphabet, the digits and the rows of a keyboard. */
const tracks = ["abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiopasdfghjklzxcvbnm"];
const runs = [...tracks, ...tracks.map((track) => [...track].reverse().join(""))];

let common: Set<string> | undefined;

/**
 * What is wrong with a new password, or undefined: too short or too long; among common ones, in any letter case, also with
 * digits or signs hung on; a few characters again and again; nothing but parts of the person's address or of the given
 * names. Source: NIST SP 800-63B, 5.1.1.2.
 * @param about the person's address and name, their workspace: what a stranger would try
 */
export function passwordFault(password: string, about: readonly string[]): PasswordFault | undefined {
  const { length } = [...password];
  if (length < passwordLength.min) return "password_short";
  if (length > passwordLength.max) return "too_long";
  const folded = fold(password);
  if (isRepeated(folded)) return "password_repeated";
  common ??= new Set(dictionary["passwords-common"]);
  const bare = [folded, trimmed(folded, /[\p{L}\p{N}]/u), trimmed(folded, /\p{L}/u)];
  if (bare.some((core) => common!.has(core) || (core.length > 3 && runs.some((run) => run.includes(core)))))
    return "password_common";
  return isPersonal(folded, [...about, "surveyhook"].map(fold)) ? "password_personal" : undefined;
}

/** Without letter case and accents. */
function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** What lies between the first and the last character that fits. */
function trimmed(text: string, fits: RegExp): string {
  const characters = [...text];
  const first = characters.findIndex((one) => fits.test(one));
  return first < 0
    ? ""
    : characters.slice(first, characters.findLastIndex((one) => fits.test(one)) + 1).join("");
}

/** Three different characters at most, or a part again and again that would be too short by itself. */
function isRepeated(text: string): boolean {
  if (new Set(text).size <= 3) return true;
  const longest = Math.min(passwordLength.min - 1, Math.floor(text.length / 2));
  return Array.from({ length: longest }, (_, i) => i + 1).some((part) => text.startsWith(text.slice(part)));
}

/** Is it one of the texts, or an address's part before the @, or are its letters nothing but words out of them? */
function isPersonal(password: string, texts: readonly string[]): boolean {
  const parts = texts.flatMap((text) => [text, ...text.split("@")]);
  const plain = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "");
  if (parts.some((part) => plain(part) !== "" && plain(part) === plain(password))) return true;
  const letters = (text: string) => text.replace(/\P{L}/gu, "");
  const words = parts.flatMap((part) => [letters(part), ...(part.match(/\p{L}{2,}/gu) ?? [])]);
  return isMadeOf(letters(password), words);
}

/** Can the letters be put together out of the words alone? */
function isMadeOf(letters: string, words: readonly string[]): boolean {
  const reached = new Set([0]);
  for (const at of reached)
    for (const word of words) if (letters.startsWith(word, at)) reached.add(at + word.length);
  return letters.length > 2 && reached.has(letters.length);
}
