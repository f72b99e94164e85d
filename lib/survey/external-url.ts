import { normal } from "@/lib/text/normal";
import { trimmed } from "@/lib/text/trimmed";
import { fail, ok, type Result } from "../result";

const field = /\{\{\s*([^{}|]+?)\s*(?:\|([^{}]*))?\}\}/g;

/** What every external survey may ask for, beside its own background variables. */
export const externalFields = ["email", "firstName", "lastName", "language", "token"] as const;

/** What is wrong with an address: a code, a sentence, and with `field` the name that is not known. */
export type UrlFault = {
  code: "long" | "brace" | "character" | "scheme" | "host" | "user" | "url" | "fragment" | "field";
  message: string;
  field?: string;
};

/**
 * Checks the address of an external survey: https, a fixed host, merge fields (`{{name}}` or `{{name|fallback}}`) in
 * path and query only, since a field in the host would make an open redirect.
 * @param variables names of the survey's background variables; left out, any field name is taken
 * @returns the address, trimmed, or what is wrong
 */
export function checkExternalUrl(url: string, variables?: readonly string[]): Result<string, UrlFault> {
  const text = trimmed(url);
  if (text.length > 2000) return refuse("long", "The address is longer than 2,000 characters.");
  const bare = text.replace(field, "x");
  if (/[{}]/.test(bare)) return refuse("brace", "A merge field is written {{name}}; a brace is left over.");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a URL parser would drop these silently
  if (/[\u0000-\u0020\u007f\\]/.test(bare))
    return refuse("character", "The address holds a blank, a backslash or a control character.");
  if (!/^https:\/\//i.test(text)) return refuse("scheme", "The address must begin with https://.");
  const authority = /^https:\/\/([^/?#]*)/i.exec(text)?.[1] ?? "";
  if (authority.includes("{"))
    return refuse("host", "The host is fixed: merge fields belong in the path and the query.");
  if (authority.includes("@")) return refuse("user", "The address may not hold a user name or password.");
  if (authority === "" || !URL.canParse(bare)) return refuse("url", "The address is no valid URL.");
  if (text.slice(bareIndex(text, "#")).includes("{{"))
    return refuse("fragment", "Merge fields belong in the path and the query, not after #.");
  const unknown = variables && fieldNames(text).find((name) => !isKnown(name, variables));
  if (unknown !== undefined) {
    return refuse(
      "field",
      `{{${unknown}}} is neither a variable of this survey nor one of ${externalFields.join(", ")}.`,
      unknown,
    );
  }
  return ok(text);
}

/**
 * The address with a respondent's values put in, each URL-encoded (RFC 3986). A field without a value takes its fallback,
 * else nothing. Names are matched exactly first, then without regard to case.
 * @param url an address that passed `checkExternalUrl`
 */
export function buildExternalUrl(url: string, values: Record<string, string | null | undefined>): string {
  const byLowerCase = new Map(Object.entries(values).map(([name, value]) => [name.toLowerCase(), value]));
  const query = bareIndex(url, "?");
  return url.replace(field, (_, given: string, fallback: string | undefined, at: number) => {
    const name = nameOf(given);
    const value = Object.hasOwn(values, name) ? values[name] : byLowerCase.get(name.toLowerCase());
    const encode = at < query ? encodeForPath : encodeForQuery;
    return encode(value || fallback?.trim() || "");
  });
}

function refuse(code: UrlFault["code"], message: string, field?: string): Result<string, UrlFault> {
  return fail({ code, message, ...(field === undefined ? {} : { field }) });
}

/** Names of the merge fields in an address. */
function fieldNames(url: string): string[] {
  return [...url.matchAll(field)].map((match) => nameOf(match[1]!));
}

function nameOf(given: string): string {
  return normal(trimmed(given));
}

/** A value of dots alone would be read as a step up in the path, percent-encoded too (WHATWG URL), so it is encoded twice. */
function encodeForPath(value: string): string {
  return /^\.+$/.test(value) ? value.replaceAll(".", "%252E") : encodeForQuery(value);
}

function encodeForQuery(value: string): string {
  return encodeURIComponent(value.toWellFormed());
}

function isKnown(name: string, variables: readonly string[]): boolean {
  return [...externalFields, ...variables].some((known) => known.toLowerCase() === name.toLowerCase());
}

/** The place of a character outside merge fields, or the text's end. */
function bareIndex(text: string, character: string): number {
  const at = text.replace(field, (match) => "x".repeat(match.length)).indexOf(character);
  return at < 0 ? text.length : at;
}
