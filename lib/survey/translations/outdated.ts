import type { Outdated, ThankYou, Translated } from "@/db/schema";
import { rowsOfTexts, type TextRow, type Texts } from "./rows";

/** What is known of the texts that translations were made from, by language. */
export type MadeFrom = Translated;

/** A row that is worked on: where it is known, what its translations were made from. */
export type EditedRow = TextRow & { from?: MadeFrom };

/**
 * The translations of a text that are to be looked at again: left as they were while the text that they were made from
 * was changed. Where there is no such text, or no translation, nothing is. Pure.
 * @param first the survey's first language, which is translated from
 * @param from what translations were made from, where whoever writes them says so
 * @param together who changes the text means its translations to fit, as they are
 * @returns what the text said then, by the translations' languages
 */
export function outdatedTexts(
  before: Pick<TextRow, "texts" | "outdated"> | undefined,
  texts: Translated,
  first: string,
  { from = {}, together = false }: { from?: MadeFrom | undefined; together?: boolean } = {},
): Translated {
  const said = texts[first]?.trim();
  if (!said) return {};
  const was = before?.texts[first]?.trim();
  const entries = Object.entries(texts).flatMap(([tag, words]) => {
    if (tag === first || !words.trim()) return [];
    const same = words.trim() === before?.texts[tag]?.trim() && !(together && was !== said);
    const made = (from[tag] ?? (same ? (before?.outdated[tag] ?? was) : said))?.trim();
    return made && made !== said ? [[tag, made] as const] : [];
  });
  return Object.fromEntries(entries);
}

/**
 * The translations of a whole survey that are to be looked at again after a change; see `outdatedTexts`. Pure.
 * @param from by the id of a text
 */
export function outdatedOf(
  before: Texts,
  after: Texts,
  languages: readonly string[],
  { from, together }: { from?: Outdated | undefined; together?: boolean } = {},
): Outdated {
  const first = languages[0] ?? "en";
  const rows = new Map(rowsOfTexts(before, languages).map((row) => [row.id, row]));
  const entries = rowsOfTexts(after, languages).flatMap(({ id, texts, of, number }) => {
    const place = of === "thanks" ? placeBefore(before.thankYou, after.thankYou, number - 1) : number - 1;
    const old = rows.get(of === "thanks" ? id.replace(/\d+/, String(place + 1)) : id);
    const found = outdatedTexts(old, texts, first, { from: from?.[id], together: together ?? false });
    return Object.keys(found).length > 0 ? [[id, found] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** Thank-yous have no key: one that says what another said has moved. */
function placeBefore(before: readonly ThankYou[], after: readonly ThankYou[], at: number): number {
  const text = JSON.stringify(after[at]?.text);
  if (JSON.stringify(before[at]?.text) === text) return at;
  const moved = before.findIndex((each) => JSON.stringify(each.text) === text);
  return moved < 0 ? at : moved;
}
