/** Do two decimal numerals name the same number? */
export function sameDecimal(a: string, b: string): boolean {
  return canonicalDecimal(a) === canonicalDecimal(b);
}

function normalDecimal(text: string): { negative: boolean; digits: string; exponent: number } {
  const match = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!match) return { negative: false, digits: text, exponent: Number.NaN };
  const all = match[2]! + match[3]!;
  // A regular expression for the zeros at the end would look for them from each zero anew.
  let end = all.length;
  while (end > 0 && all[end - 1] === "0") end--;
  const digits = all.slice(0, end).replace(/^0+/, "");
  const exponent = digits === "" ? 0 : Number(match[4] ?? 0) - match[3]!.length + (all.length - end);
  return { negative: match[1] === "-", digits, exponent };
}

/** A decimal numeral so that equal numbers have equal texts. */
export function canonicalDecimal(text: string): string {
  const { negative, digits, exponent } = normalDecimal(text);
  return `${negative && digits !== "" ? "-" : ""}${digits}e${exponent}`;
}

/** Compares two decimal numerals exactly: below 0, 0, above 0; undefined where one is no number. */
export function compareDecimals(a: string, b: string): number | undefined {
  if (!isNumeral(a) || !isNumeral(b)) return undefined;
  if (sameDecimal(a, b)) return 0;
  const difference = Number(a) - Number(b);
  if (difference !== 0 && Number.isFinite(difference)) return difference;
  const left = normalDecimal(a);
  const right = normalDecimal(b);
  const sign = (n: typeof left) => (n.digits === "" ? 0 : n.negative ? -1 : 1);
  if (sign(left) !== sign(right)) return sign(left) - sign(right);
  const magnitude = left.digits.length + left.exponent - (right.digits.length + right.exponent);
  if (magnitude !== 0) return magnitude * sign(left);
  const width = Math.max(left.digits.length, right.digits.length);
  return left.digits.padEnd(width, "0") < right.digits.padEnd(width, "0") ? -sign(left) : sign(left);
}

/** A decimal numeral such as `-12.5` or `1e3`, and nothing else. */
export function isNumeral(text: string): boolean {
  return /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,4})?$/.test(text);
}
