import type { EditedRow } from "./outdated";

/**
 * A text of a file: of which row, in which language; where the file says so, the text that it was made from, and whether
 * somebody has looked at it since that was changed.
 */
export type TextCell = { id: string; language: string; text: string; source?: string; reviewed?: boolean };

/** Why a text of a file is not taken. */
type TextRefusal = {
  id: string;
  language: string;
  code: "unknown_row" | "unknown_language" | "too_long";
};

/** What a file comes to: rows as they would be, how many texts are new, other than before or found still right, and what is refused. */
export type TextImport = {
  rows: EditedRow[];
  added: number;
  changed: number;
  confirmed: number;
  refused: TextRefusal[];
};

/** A text has at most so many characters. */
const longest = 2000;

/**
 * Lays the texts of a file over a survey's. A blank one says nothing, and takes nothing away. What has no place in the
 * survey is refused, and the rest is taken. Pure.
 */
export function importTexts(
  rows: readonly EditedRow[],
  cells: readonly TextCell[],
  languages: readonly string[],
): TextImport {
  const made = new Map(rows.map((row) => [row.id, { ...row, texts: { ...row.texts } }]));
  const refused: TextRefusal[] = [];
  let [added, changed, confirmed] = [0, 0, 0];
  const first = languages[0] ?? "en";
  for (const { id, language, text, source, reviewed } of cells) {
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
    const from = source?.trim();
    const isOfNow = from === row.texts[first]?.trim();
    if (before === words) {
      if (!reviewed || !row.outdated[language] || !isOfNow) continue;
      confirmed++;
    } else {
      if (before === "") added++;
      else changed++;
      row.texts[language] = words;
    }
    if (from && language !== first && (before === words || !isOfNow))
      row.from = { ...row.from, [language]: from };
  }
  return { rows: [...made.values()], added, changed, confirmed, refused };
}
