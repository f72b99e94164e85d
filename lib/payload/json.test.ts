import fc from "fast-check";
import { isLosslessNumber } from "lossless-json";
import { describe, expect, it } from "vitest";
import { isStorable } from "../text/storable";
import {
  countMembers,
  isMissing,
  isPlain,
  type Json,
  parseJson,
  parseNested,
  scanJson,
  show,
  toText,
} from "./json";
import { exactOrder, numeral } from "./testing-numerals";

const parse = (text: string) => parseJson(text, scanJson(text, 32));
const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;

describe("a number as text", () => {
  it.each([
    ["0", "0"],
    ["-0", "0"],
    ["-0.0", "0"],
    ["10.00", "10"],
    ["1e3", "1000"],
    ["1E3", "1000"],
    ["1.50", "1.5"],
    ["0.1", "0.1"],
    ["0.10", "0.1"],
    ["-12.5", "-12.5"],
    ["1E400", "1E400"],
    ["-1e400", "-1e400"],
    ["1e-400", "1e-400"],
    ["123456789012345", "123456789012345"],
    ["9007199254740991", "9007199254740991"],
    ["9007199254740992", "9007199254740992"],
    ["9007199254740993", "9007199254740993"],
    ["12345678901234567", "12345678901234567"],
    ["12345678901234567890", "12345678901234567890"],
    ["-12345678901234567890", "-12345678901234567890"],
    ["12345678901234567890.00", "12345678901234567890.00"],
    ["100000000000000000000", "100000000000000000000"],
    ["0.1000000000000000055511151231257827", "0.1000000000000000055511151231257827"],
    ["0.30000000000000004", "0.30000000000000004"],
    ["1.00000000000000000000", "1"],
    ["3.14159265358979323846", "3.14159265358979323846"],
  ])("%s is %s", (sent, text) => {
    expect(toText(parse(sent))).toBe(text);
    expect(toText((parse(`{"a":[${sent}]}`) as { a: Json[] }).a[0]!)).toBe(text);
  });

  it("is the shortest form where that is exact, else the digits as sent", () => {
    fc.assert(
      fc.property(numeral, (sent) => {
        const shortest = String(Number(sent));
        const holds = Number.isFinite(Number(sent)) && exactOrder(sent, shortest) === 0;
        expect(toText(parse(sent))).toBe(holds ? shortest : sent);
      }),
      { numRuns: 1000 },
    );
  });

  it("does not depend on what else the body holds", () => {
    fc.assert(
      fc.property(numeral, (sent) => {
        const beside = parse(`{"a":${sent},"b":12345678901234567890}`) as { a: Json };
        expect(toText(beside.a)).toBe(toText(parse(sent)));
      }),
    );
  });

  it.each<[Json, string | undefined]>([
    [true, "true"],
    [false, "false"],
    ["", ""],
    [" 10.00 ", " 10.00 "],
    [null, undefined],
    [[1], undefined],
    [{}, undefined],
  ])("of %j is %s", (value, text) => {
    expect(toText(value)).toBe(text);
  });
});

describe("scanning JSON", () => {
  it("takes 32 levels and refuses 33, counting the outermost value as 1", () => {
    expect(scanJson(nested(32), 32).deepestAt).toBeNull();
    expect(scanJson(nested(33), 32).deepestAt).toBe(32);
    expect(scanJson(`${'{"a":'.repeat(32)}1${"}".repeat(32)}`, 32).deepestAt).toBeNull();
    expect(scanJson(`${'{"a":'.repeat(33)}1${"}".repeat(33)}`, 32).deepestAt).toBe(160);
    expect(scanJson(`[${`${nested(31)},`.repeat(9)}1]`, 32).deepestAt).toBeNull();
  });

  it.each([
    '["[[[[", "{{{{", "]]", ":::"]',
    String.raw`["\"[[[[", "\\", "\\\"[[[[:", "\u005b"]`,
    String.raw`["\\\\", "a\\\\\"[[["]`,
  ])("sees no structure inside strings: %s", (text) => {
    expect(scanJson(text, 1)).toEqual({ deepestAt: null, colons: 0, longNumbers: false });
  });

  it("ends on a text that breaks off", () => {
    for (const text of ["", '"', '"\\', "[", '{"a', '{"a":1'])
      expect(scanJson(text, 32).deepestAt).toBeNull();
  });

  it("is quick on a million levels", () => {
    expect(scanJson("[".repeat(1_000_000), 32).deepestAt).toBe(32);
  });

  it("finds depth and members as a walk over the parsed value does", () => {
    const depthOf = (value: unknown): number =>
      typeof value === "object" && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const depth = depthOf(JSON.parse(text));
        expect(scanJson(text, Math.max(depth, 1)).deepestAt).toBeNull();
        if (depth > 1) expect(scanJson(text, depth - 1).deepestAt).not.toBeNull();
        expect(scanJson(text, 99).colons).toBe(countMembers(JSON.parse(text)));
      }),
    );
  });

  it.each([
    ["12345", false],
    ["123456789012345", false],
    ["[123456789012345]", false],
    ["[1234567890123456]", true],
    ["[-1234567890123456]", true],
    ["[0.123456789012345]", true],
    ['["1234567890123456"]', false],
    ['{"1234567890123456":1}', false],
    ["[12345678,12345678,12345678]", false],
    ["[12345678 , -12345678]", false],
    ["[1e99]", false],
    ["[1e-99]", false],
    ["[1e100]", true],
    ["[1E+100]", true],
    ["[1e-400]", true],
    ["[true,false,null,1e1]", false],
  ])("long numbers in %s: %s", (text, long) => {
    expect(scanJson(text, 32).longNumbers).toBe(long);
  });

  it("never passes over a number that a double does not hold", () => {
    const separator = fc.constantFrom(",", " ,", ",\n  ", ',"12345678901234567890",');
    fc.assert(
      fc.property(fc.array(numeral, { minLength: 1, maxLength: 5 }), separator, (numerals, between) => {
        const rounded = numerals.some(
          (text) => !Number.isFinite(Number(text)) || exactOrder(text, String(Number(text))) !== 0,
        );
        const { longNumbers } = scanJson(`[${numerals.join(between)}]`, 32);
        if (rounded) expect(longNumbers).toBe(true);
        const short = numerals.every(
          (text) => text.replace(/\D/g, "").length <= 15 && !/e.?\d{3}/i.test(text),
        );
        if (short) expect(longNumbers).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

describe("parsing JSON", () => {
  it.each(['{"a":1,"a":2}', '{"a":1,"a":2,"n":12345678901234567890}'])(
    "takes the last of duplicate keys: %s",
    (text) => {
      const scan = scanJson(text, 32);
      const value = parseJson(text, scan) as { a: Json };
      expect(toText(value.a)).toBe("2");
      expect(countMembers(value)).toBe(scan.colons - 1);
    },
  );

  it.each(["1", "12345678901234567890"])("keeps __proto__ as data beside %s", (number) => {
    const value = parse(`{"__proto__":{"admin":${number}},"constructor":${number}}`) as Record<string, Json>;
    expect(Object.keys(value)).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect((value as { admin?: Json }).admin).toBeUndefined();
    expect(countMembers(value)).toBe(3);
  });

  it("gives what JSON.parse gives, whether or not a long number is near", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(parse(text)).toEqual(JSON.parse(text));
        const [first] = parse(`[${text},12345678901234567890]`) as Json[];
        expect(first).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each(["", "{", "[1,]", "{'a':1}", "NaN", "01", "[1234567890123456789", "\u{FEFF}{}"])(
    "throws a SyntaxError on %j",
    (text) => {
      expect(() => parse(text)).toThrow(SyntaxError);
    },
  );

  it("opens a string only where it holds an object or a list", () => {
    expect(parseNested('{"a":1}')).toEqual({ a: 1 });
    expect(parseNested(" \n[1]")).toEqual([1]);
    for (const text of ["", "1", '"a"', '"[1]"', "x[1]", "null", "plain", "{a}", "[", nested(33)]) {
      expect(parseNested(text)).toBeUndefined();
    }
  });
});

it.each<[Json | undefined, boolean]>([
  [undefined, true],
  [null, true],
  ["", true],
  [" \t\r\n", true],
  [[], true],
  [{}, true],
  [0, false],
  [false, false],
  ["0", false],
  ["null", false],
  [[null], false],
  [{ a: null }, false],
  [parse("12345678901234567890"), false],
])("nothing is there in %j: %s", (value, missing) => {
  expect(isMissing(value)).toBe(missing);
});

it("a number in digits is no object", () => {
  const long = parse("12345678901234567890");
  expect(isLosslessNumber(long)).toBe(true);
  expect(isPlain(long)).toBe(false);
  expect(isPlain(parse('{"value":"1","isLosslessNumber":true}'))).toBe(true);
});

it.each([
  ["", true],
  ["åäö 😀", true],
  ["a\0b", false],
  ["\ud83d", false],
  ["a\udc00b", false],
  ["\udc00\ud800", false],
])("%j can be stored: %s", (text, storable) => {
  expect(isStorable(text)).toBe(storable);
});

describe("showing a value", () => {
  it.each<[Json | undefined, string]>([
    [undefined, "nothing"],
    [null, "nothing"],
    ["en", '"en"'],
    ['say "hi"', '"say \\"hi\\""'],
    [5, "5"],
    [true, "true"],
    [[1], "a list"],
    [{ a: 1 }, "an object"],
    ["x".repeat(80), `"${"x".repeat(80)}"`],
    ["x".repeat(81), `"${"x".repeat(79)}…"`],
  ])("%j is %s", (value, words) => {
    expect(show(value)).toBe(words);
  });

  it("is short and can be stored, whatever the text", () => {
    const anyText = fc.array(fc.integer({ min: 0, max: 0xffff })).map((u) => String.fromCharCode(...u));
    fc.assert(
      fc.property(anyText, (text) => {
        expect(isStorable(show(text))).toBe(true);
        expect([...(JSON.parse(show(text)) as string)].length).toBeLessThanOrEqual(80);
      }),
    );
    expect(isStorable(show(`${"x".repeat(78)}😀😀`))).toBe(true);
  });
});
