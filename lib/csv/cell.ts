/**
 * What a spreadsheet takes for the beginning of a formula, whatever stands before it that is not seen (white space, marks
 * of direction, a BOM, blank letters) or that it takes off (quotes); and control characters at the very beginning.
 * Source: OWASP, CSV injection.
 */
const formula =
  /^(?:[\t\r\n]|[\s\p{C}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0"'`´‘’“”«»]*[=+\-@＝＋－＠﹦﹢﹣﹫−])/u;

/** A text that no spreadsheet takes for a formula: such a one gets an apostrophe before it. */
export function defused(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}
