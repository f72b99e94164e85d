import { wishedLanguages } from "@/lib/text/language";

/** How a CSV file is written: what stands between cells, the decimal sign of numbers, whether a BOM goes before. */
export type Dialect = { separator: "," | ";"; decimal: "." | ","; bom: boolean };

/** RFC 4180, for programs. */
export const plainDialect: Dialect = { separator: ",", decimal: ".", bom: false };

/**
 * CSV as a spreadsheet opens it by a double click: UTF-8 told by a BOM, and where the reader's decimal sign is a comma,
 * semicolons between the cells.
 * @param acceptLanguage the header; without a known language as in English
 */
export function spreadsheetDialect(acceptLanguage: string | null): Dialect {
  const tag = wishedLanguages(acceptLanguage).find(isLanguage) ?? "en";
  const comma = new Intl.NumberFormat(tag, { numberingSystem: "latn" })
    .formatToParts(1.5)
    .some(({ type, value }) => type === "decimal" && value === ",");
  return { separator: comma ? ";" : ",", decimal: comma ? "," : ".", bom: true };
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}
