import { matchLanguage, parseLanguage } from "@/lib/text/language";

/** The languages that templates are written in. */
const spoken = ["en", "sv"] as const;

/**
 * The languages of a survey that begins with a template: where none of them is one that templates speak, English is
 * added, so that there is something to translate.
 */
export function templateLanguages(languages: readonly string[]): string[] {
  return languages.some((tag) => matchLanguage(tag, spoken) !== undefined)
    ? [...languages]
    : [...languages, "en"];
}

/**
 * Something of a template with every text in it under a survey's own tags; languages that it does not have fall away.
 * What is a text is told by its members: `en` and `sv`, and no more.
 */
export function inLanguages<T>(part: T, languages: readonly string[]): T {
  if (Array.isArray(part)) return part.map((each) => inLanguages(each, languages)) as T;
  if (part === null || typeof part !== "object") return part;
  const entries = Object.entries(part);
  const isText = entries.length === 2 && spoken.every((tag) => tag in part);
  if (!isText)
    return Object.fromEntries(entries.map(([name, of]) => [name, inLanguages(of, languages)])) as T;
  return Object.fromEntries(
    languages.flatMap((tag) =>
      spoken
        .filter((each) => each === parseLanguage(tag))
        .map((each) => [tag, (part as Record<string, unknown>)[each]]),
    ),
  ) as T;
}
