import type { AddressFault } from "@/db/schema";
import { fail, ok, type Result } from "@/lib/result";
import { normal } from "./normal";
import { trimmed } from "./trimmed";

const pattern =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;

/** Names that lead nowhere from outside. Sources: RFC 6761, 6762, 8375; .internal is reserved by ICANN. */
const inner = /\.(local|localhost|internal|invalid|home\.arpa)$|^home\.arpa$/;

/** The rule for those who are invited: an address that mail can reach from anywhere. */
export function parsePublicAddress(text: string): Result<string, AddressFault> {
  const parsed = parseEmailAddress(text);
  if (!parsed.ok) return parsed;
  const domain = parsed.value.slice(parsed.value.lastIndexOf("@") + 1);
  const [, ending] = inner.exec(domain) ?? [];
  return inner.test(domain) ? fail({ why: "inner", ending: ending ?? domain }) : parsed;
}

/**
 * The one rule for e-mail addresses: blanks and invisible signs around are taken off, an international domain becomes its ASCII form; then the
 * HTML standard's pattern, no stray dots before the @, at most 64 characters before it and 254 in all, and a domain of
 * at least two labels.
 * @returns the address as it is stored and mailed, or what is wrong
 */
export function parseEmailAddress(text: string): Result<string, AddressFault> {
  const whole = trimmed(text);
  if (whole.length > 1000) return fail({ why: "too_long" });
  const at = whole.lastIndexOf("@");
  if (at < 1 || at !== whole.indexOf("@")) return fail({ why: "at" });
  const local = whole.slice(0, at);
  const given = whole.slice(at + 1);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
  if (!/^[\x00-\x7f]*$/.test(local)) return fail({ why: "not_ascii" });
  if (/[\s/?#\\:%]/.test(given)) return fail({ why: "domain" });
  const domain = asciiOf(given);
  if (domain === "") return fail({ why: "domain" });
  const address = `${local}@${domain}`;
  if (local.length > 64) return fail({ why: "long_local" });
  if (address.length > 254) return fail({ why: "too_long" });
  if (/^\.|\.$|\.\./.test(local)) return fail({ why: "dots" });
  if (!pattern.test(address)) return fail({ why: "signs" });
  if (!/\.[^.]{2,}$/.test(domain) || /\.\d+$/.test(domain)) {
    return fail({ why: "ending" });
  }
  return ok(address);
}

/** A domain in ASCII, punycode and all; empty where it is none. Forms check addresses too, so it is done by what browsers have. */
function asciiOf(domain: string): string {
  const url = new URL("ws://-");
  url.hostname = domain;
  return url.hostname === "-" ? "" : url.hostname;
}

/** How an address is compared and looked up: as it is stored, without regard to case. What is no address is in NFC and trimmed. */
export function addressKey(text: string): string {
  const parsed = parseEmailAddress(text);
  return (parsed.ok ? parsed.value : normal(trimmed(text))).toLowerCase();
}

const sentences = {
  too_long: "The address is longer than 254 characters.",
  at: "An e-mail address has one @ with something on both sides.",
  not_ascii: "Letters outside ASCII before the @ cannot be mailed by every server.",
  domain: "The part after the @ is no domain name.",
  long_local: "The part before the @ is longer than 64 characters.",
  dots: "The part before the @ has a dot at an end or two in a row.",
  signs: "The address holds a character that is not allowed there.",
  ending: "The domain after the @ needs a dot and an ending such as .com.",
};

/** What is wrong with an address, as the API tells it. */
export function addressSentence(fault: AddressFault): string {
  return fault.why === "inner"
    ? `No mail from outside reaches a domain that ends with .${fault.ending}.`
    : sentences[fault.why];
}
