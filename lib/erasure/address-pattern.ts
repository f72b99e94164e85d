import { domainToUnicode } from "node:url";

/**
 * Finds an address in text, in any case, however its characters are written, and no longer address that merely ends in it.
 * @returns a pattern with the flags `gi`
 */
export function addressPattern(email: string): RegExp {
  const forms = formsOf(email).map((form) => [...form].map(waysOf).join(""));
  return new RegExp(`(?<![a-z0-9._!+-])(?:${forms.join("|")})(?![a-z0-9-]|\\.[a-z0-9])`, "gi");
}

/** Does a text hold the address? */
export function holdsAddress(text: string, email: string): boolean {
  return addressPattern(email).test(text);
}

/**
 * What finds the address in bytes that were written out by `lower(encode(bytes, 'escape'))`: that leaves ASCII as it is and
 * never fails, whatever the bytes. `plain` is the address where it can only stand as it is in a text without `%` and `\u`,
 * null where it can stand otherwise even there; `pattern` is a regular expression of PostgreSQL for all texts, and ten
 * times as slow.
 */
export function storedAddress(email: string): { plain: string | null; pattern: string } {
  const forms = formsOf(email.toLowerCase());
  const plain = forms.length === 1 && /^[!-~]+$/.test(email) && !/[\\/]/.test(email);
  return { plain: plain ? email.toLowerCase() : null, pattern: storedPattern(forms) };
}

function storedPattern(forms: string[]): string {
  const stored = (character: string) => {
    const cases = [character, character.toUpperCase()];
    return `(?:${cases.flatMap((each) => [waysOf(each).toLowerCase(), escapedBytes(each)]).join("|")})`;
  };
  return forms.map((form) => [...form].map(stored).join("")).join("|");
}

/** The address as it is stored, and with its domain as people write it: `xn--5ca.se` is `å.se`. */
function formsOf(email: string): string[] {
  const at = email.lastIndexOf("@") + 1;
  return [...new Set([email, email.slice(0, at) + domainToUnicode(email.slice(at))])];
}

/** A character as it is, as a JSON escape (with more backslashes where JSON lies in JSON), or percent-encoded. */
function waysOf(character: string): string {
  const plain = character === "/" ? "\\\\*\\/" : character.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
  const json = [...character.split("")].map((unit) => `\\\\+u${hex(unit.charCodeAt(0), 4)}`).join("");
  const percent = [...Buffer.from(character)].map((byte) => `%${hex(byte, 2)}`).join("");
  return `(?:${plain}|${json}|${percent})`;
}

function escapedBytes(character: string): string {
  return [...Buffer.from(character)].map((byte) => `\\\\${byte.toString(8).padStart(3, "0")}`).join("");
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}
