import type { OwnWord, OwnWords, Translated } from "@/db/schema";
import { isSpoken, ownWords, usualWords } from "../own-words";
import { underTags, written } from "../texts";
import { wordsFor } from "../words";
import type { TextRow } from "./rows";

const idOf = (name: OwnWord) => `words/${name}`;

/** The words that the pages must be told where they do not speak one of a survey's languages; none where they speak all. Pure. */
export function rowsOfWords(words: OwnWords, languages: readonly string[]): TextRow[] {
  if (languages.every(isSpoken)) return [];
  return ownWords.map((name) => {
    const own = underTags(words[name] ?? {}, languages);
    return {
      id: idOf(name),
      of: "words",
      number: 0,
      part: name,
      texts: { ...usualIn(name, languages), ...own },
      outdated: {},
    };
  });
}

/** A survey's own words as their rows have them, less what the pages say anyway. Words without a row stay as they were. Pure. */
export function withWords(
  before: OwnWords,
  rows: readonly Pick<TextRow, "id" | "texts">[],
  languages: readonly string[],
): OwnWords {
  const texts = new Map(rows.map((row) => [row.id, written(row.texts)]));
  const entries = ownWords.flatMap((name) => {
    const usual = usualIn(name, languages);
    const given = Object.entries(texts.get(idOf(name)) ?? before[name] ?? {});
    const own = given.filter(([tag, text]) => usual[tag] !== text);
    return own.length > 0 ? [[name, Object.fromEntries(own)] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** What the pages say for a word: in those of the languages that they speak, and in English. */
function usualIn(name: OwnWord, languages: readonly string[]): Translated {
  const spoken = ["en", ...languages.filter(isSpoken)];
  return Object.fromEntries(spoken.map((tag) => [tag, usualWords(wordsFor(tag).words)[name]]));
}
