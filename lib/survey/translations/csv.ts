import { defused } from "../../csv/cell";
import { fail, ok, type Result } from "../../result";
import type { TextCell } from "./import";
import type { TextRow } from "./rows";

/** Why a file of translations cannot be read. `line` where it is known. */
export type TextFileFault = {
  code: "empty" | "no_id" | "not_closed" | "not_xliff" | "no_language" | "too_many";
};

/** A file holds at most so many texts. */
export const mostTexts = 50_000;

/** The column of the languages, with blanks between them, whose translations are older than the text. */
const review = "needs review";

/** The first line of a file of translations. */
export function textHeading(languages: readonly string[]): string[] {
  return ["id", ...languages, review];
}

/** A row of it for each text. */
export function textRecords(rows: readonly TextRow[], languages: readonly string[]): string[][] {
  return rows.map(({ id, texts, outdated }) => [
    id,
    ...languages.map((tag) => texts[tag] ?? ""),
    languages.filter((tag) => outdated[tag]).join(" "),
  ]);
}

/**
 * Reads a table of translations: its first line names `id` and the languages, the first of which is translated from; its
 * separator is what stands between them. Where it has the column, a language taken out of it is one looked at again.
 * What was put before a text so that no spreadsheet takes it for a formula is taken off. Source: RFC 4180.
 */
export function readTextCsv(file: string): Result<TextCell[], TextFileFault> {
  const text = file.replace(/^\ufeff/, "");
  const head = /^[^\r\n]*/.exec(text)?.[0] ?? "";
  const separator = [",", ";", "\t"].find((each) => head.split(each)[0]?.replaceAll('"', "").trim() === "id");
  if (text.trim() === "") return fail({ code: "empty" });
  if (separator === undefined) return fail({ code: "no_id" });
  const records = recordsOf(text, separator);
  if (records === null) return fail({ code: "not_closed" });
  const [heading = [], ...lines] = records;
  const columns = heading.slice(1).map((name) => name.trim());
  const languages = columns.filter((name) => name !== review);
  const marks = columns.indexOf(review);
  if (languages.length === 0) return fail({ code: "no_language" });
  if (lines.length * languages.length > mostTexts) return fail({ code: "too_many" });
  return ok(
    lines.flatMap(([id = "", ...texts]) => {
      const textIn = (language = "") => plain(texts[columns.indexOf(language)] ?? "");
      const marked = marks < 0 ? null : (texts[marks] ?? "").split(/[\s,;]+/);
      return languages.map((language) => ({
        ...{ id: plain(id), language, text: textIn(language) },
        ...(marked && { source: textIn(languages[0]), reviewed: !marked.includes(language) }),
      }));
    }),
  );
}

/** A cell without the apostrophe that keeps it from being a formula. */
function plain(cell: string): string {
  return cell.startsWith("'") && defused(cell.slice(1)) === cell ? cell.slice(1) : cell;
}

/** The records of a CSV file; null where a quote is not closed. */
function recordsOf(text: string, separator: string): string[][] | null {
  const records: string[][] = [];
  let [record, cell, quoted]: [string[], string, boolean] = [[], "", false];
  const endRecord = () => {
    record.push(cell);
    if (record.length > 1 || cell !== "") records.push(record);
    [record, cell] = [[], ""];
  };
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (sign === '"' && cell === "") quoted = true;
    else if (sign === separator) {
      record.push(cell);
      cell = "";
    } else if (sign === "\n" || sign === "\r") {
      if (sign === "\r" && text[i + 1] === "\n") i++;
      endRecord();
    } else cell += sign;
  }
  if (quoted) return null;
  endRecord();
  return records;
}
