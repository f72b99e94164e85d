import type { Translated } from "@/db/schema";
import { matchLanguage } from "@/lib/text/language";

/** The key of a text that serves all languages. */
const any = "und";

/** A footer as it is stored: by language, one text under a key of its own. */
export function storedFooter(given: string | Translated | null): Translated | null {
  return typeof given === "string" ? { [any]: given } : given;
}

/** A footer as it was given. */
export function givenFooter(stored: Translated | null): string | Translated | null {
  return stored !== null && any in stored ? stored[any]! : stored;
}

/** The footer for a language: its own, else the first. */
export function footerFor(stored: Translated | null, language: string): string {
  if (stored === null) return "";
  const languages = Object.keys(stored);
  return stored[any] ?? stored[matchLanguage(language, languages) ?? languages[0] ?? ""] ?? "";
}
