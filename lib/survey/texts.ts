import type { Translated } from "@/db/schema";
import { matchLanguage, wholeLanguage } from "@/lib/text/language";

/** A stored text under a survey's own language tags, so that each language has its field. Nothing of it is lost. */
export function underTags(text: Translated, languages: readonly string[]): Translated {
  const own: Translated = {};
  const others: [string, string][] = [];
  for (const [tag, words] of Object.entries(text)) {
    const match = matchLanguage(tag, languages) ?? tag;
    if (wholeLanguage(match) === wholeLanguage(tag)) own[match] = words;
    else others.push([tag, words]);
  }
  // A text of another variant serves where there is none of this one's own, and is lost in no case.
  for (const [tag, words] of others) {
    const match = matchLanguage(tag, languages)!;
    own[Object.hasOwn(own, match) ? tag : match] = words;
  }
  return own;
}

/** Only the texts that are written, without white space around them. */
export function written(text: Translated): Translated {
  const entries = Object.entries(text).map(([tag, words]) => [tag, words.trim()] as const);
  return Object.fromEntries(entries.filter(([, words]) => words !== ""));
}

/** Is a text written in another language, and not in this one? */
export function isLacking(text: Translated, language: string): boolean {
  const there = Object.keys(written(text));
  return there.length > 0 && !there.includes(language);
}
