const latin = { numberingSystem: "latn" };

/**
 * Reads a number as people write it in a language: comma or point for decimals, the language's own groups of thousands.
 * @returns null where it is no number, or none that arithmetic can hold (beyond 15 digits before the point)
 */
export function parseNumber(text: string, language: string): number | null {
  const compact = inAscii(text)
    .replace(/[\s\u00a0\u202f\u200e\u200f\u061c]/g, "")
    .replace(/^\u2212/, "-");
  const group = groupMark(language);
  const escaped = group.replace(/[.'’]/, "\\$&");
  const grouped = escaped !== "" && new RegExp(`^-?\\d{1,3}(${escaped}\\d{3})+([.,]\\d+)?$`).test(compact);
  const plain = (grouped ? compact.replaceAll(group, "") : compact).replace(",", ".");
  if (!/^[+-]?(\d{1,15}(\.\d{0,30})?|\.\d{1,30})$/.test(plain)) return null;
  return Number(plain) || 0;
}

/** A number with decimals, as an example in a language: 3.5 or 3,5. */
export function exampleNumber(language: string): string {
  return new Intl.NumberFormat(language, latin).format(3.5);
}

/** A number as `parseNumber` reads it in the same language: without groups, with all its decimals. */
export function writtenNumber(value: number, language: string): string {
  const whole = { ...latin, useGrouping: false, maximumFractionDigits: 20 };
  return new Intl.NumberFormat(language, whole).format(value);
}

/** What a language puts between thousands: `,` or `.` or `’`; nothing where that is a kind of blank. */
function groupMark(language: string): string {
  const parts = new Intl.NumberFormat(language, latin).formatToParts(1_234_567.5);
  return (parts.find(({ type }) => type === "group")?.value ?? "").replace(/[\s\u00a0\u202f]/g, "");
}

/** With digits and marks as Arabic and Persian keyboards write them turned into 0 to 9, point and comma. */
function inAscii(text: string): string {
  return text
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replaceAll("\u066b", ".")
    .replaceAll("\u066c", ",");
}
