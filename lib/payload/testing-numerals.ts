import fc from "fast-check";

/** Decimal numerals, half of them longer or larger than a double can hold. */
export const numeral = fc
  .tuple(
    fc.constantFrom("", "-"),
    fc.oneof(fc.constant("0"), fc.stringMatching(/^[1-9]\d{0,5}$/), fc.stringMatching(/^[1-9]\d{10,24}$/)),
    fc.oneof(
      fc.constant(""),
      fc.stringMatching(/^\.\d{1,4}$/),
      fc.stringMatching(/^\.\d{10,20}$/),
      fc.stringMatching(/^\.0{1,12}$/),
    ),
    fc.oneof({ weight: 3, arbitrary: fc.constant("") }, fc.stringMatching(/^[eE][+-]?\d{1,3}$/)),
  )
  .map((parts) => parts.join(""));

/** A reference without floating point: the numeral as an integer times a power of ten. */
function exact(text: string): { units: bigint; exponent: number } {
  const [, sign, whole, fraction = "", exponent = "0"] = /^([+-]?)(\d*)\.?(\d*)(?:[eE](.+))?$/.exec(text)!;
  const units = BigInt(`${whole}${fraction}` || "0") * (sign === "-" ? -1n : 1n);
  return { units, exponent: Number(exponent) - fraction.length };
}

/** Which of two numerals is the larger, without floating point: -1, 0, 1. */
export function exactOrder(a: string, b: string): number {
  const [x, y] = [exact(a), exact(b)];
  const least = Math.min(x.exponent, y.exponent);
  const left = x.units * 10n ** BigInt(x.exponent - least);
  const right = y.units * 10n ** BigInt(y.exponent - least);
  return left < right ? -1 : left > right ? 1 : 0;
}
