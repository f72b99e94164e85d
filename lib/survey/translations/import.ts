import type { TextRow } from "./rows";

/** A text of a file: of which row, in which language. */
export type TextCell = { id: string; language: string; text: string };

/** Why a text of a file is not taken. */
type TextRefusal = {
  id: string;
  language: string;
  code: "unknown_row" | "unknown_language" | "too_long";
};

/** What a file comes to: rows as they would be, how many texts are new or other than before, and what is refused. */
export type TextImport = { rows: TextRow[]; added: number; changed: number; refused: TextRefusal[] };

/** A text has at most so many characters. */
const longest = 2000;

/**
 * Lays the texts of a file over a survey's. A blank one says nothing, and takes nothing away. What has no place in the
 * survey is refused, and the rest is taken. Pure.
 */
export function importTexts(
  rows: readonly TextRow[],
  cells: readonly TextCell[],
  languages: readonly string[],
): TextImport {
  const made = new Map(rows.map((row) => [row.id, { ...row, texts: { ...row.texts } }]));
  const refused: TextRefusal[] = [];
  let [added, changed] = [0, 0];
  for (const { id, language, text } of cells) {
    const words = text.trim();
    if (words === "") continue;
    const row = made.get(id);
    const code = !row
      ? "unknown_row"
      : !languages.includes(language)
        ? "unknown_language"
        : words.length > longest
          ? "too_long"
          : null;
    if (!row || code) {
      refused.push({ id, language, code: code ?? "unknown_row" });
      continue;
    }
    const before = row.texts[language]?.trim() ?? "";
    if (before === words) continue;
    if (before === "") added++;
    else changed++;
    row.texts[language] = words;
  }
  return { rows: [...made.values()], added, changed, refused };
}
